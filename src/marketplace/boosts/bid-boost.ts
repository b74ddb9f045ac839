import { holdersOn } from '#database/boosts/boosts'
import { Conflict } from '#database/conflict'
import type { Database, Tx } from '#database/open'
import { findPostsOfProposals, type PostFacts, savePostsAsRead } from '#database/posts/posts'
import { type BiddingProposal, findBidding, findPostsOf } from '#database/proposals/proposals'
import { instantOf } from '#database/wallets/lots'
import { lockWallets, saveBatches, saveHeads, type WalletRead } from '#database/wallets/wallets'
import { bidBoost as decideBid, isClosed } from '#economy/boosts/bid-boost'
import { type BidToDecide, bidsInTurn } from '#economy/boosts/bids-in-turn'
import { placeOf } from '#economy/boosts/boost-auction'
import { whyUnfit } from '#economy/boosts/fits-post'
import { mayBid } from '#economy/boosts/may-bid'
import { rulesFor } from '#economy/boosts/place-price'
import { isPlacebo } from '#economy/boosts/placebo'
import { type Decision, decide, refuse } from '#economy/decision'
import { overOwnLimit } from '#economy/limits/own-limits'
import { available } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { hasPromised } from '../ends/keep-promised-ends.ts'
import type { Command } from '../gather.ts'
import { gatheredAhead, type Prepared } from '../gather-ahead.ts'
import { ledgerOf } from '../ledger/open-ledger.ts'
import { withSpending } from '../limits/with-spending.ts'
import { isDue, lockCurrentPosts } from '../posts/lock-current-posts.ts'
import { hasUnread } from '../posts/return-unread.ts'
import { together } from '../together.ts'
import { changesOf, nextOf } from '../wallets/changes-of.ts'
import { readAfter } from '../wallets/read-after.ts'
import { newAuction } from './auction-of.ts'
import { drawOf, drawSeed } from './draw-of.ts'
import { type OpenAuction, type OpenAuctions, openAuctions } from './open-auctions.ts'
import { holdBid } from './post-move.ts'

export type BidBoost = Command & { proposalId: string; connects: number }
/** `bid` and `balance` in Connects, `balance` with the bid held; `place` is counted from 1. */
export type BoostBidden = { proposalId: string; postId: string; bid: number; place: number; balance: number }

/** What is known of a batch before it is committed: its wallets and its auctions as they will be. */
type After = { wallets: Map<string, WalletRead>; auctions: Map<string, OpenAuction> }

/** A freelancer bids for a boosted place of their proposal, or raises their bid. Runs gathered with others: see gather-ahead.ts. */
export const bidBoost = gatheredAhead<BidBoost, BoostBidden, After>(
  'bid-boost',
  async (app, db, commands, { lock, before }) =>
    prepare(app, commands, await (lock ? readLocked(app, db as Tx, commands) : readAhead(app, db, commands, before))),
)

/** `overdue`: something has happened by itself on one of the posts that nobody has written yet, and that comes first. */
type Read = {
  posts: Map<string, PostFacts>
  proposals: Map<string, BiddingProposal>
  auctions: OpenAuctions
  wallets: Map<string, WalletRead>
  locked: boolean
  overdue: boolean
}

function prepare(app: App, commands: BidBoost[], read: Read): Prepared<BoostBidden, After> {
  const { posts, proposals, auctions, wallets, locked, overdue } = read
  const ledger = ledgerOf(app, wallets)
  auctions.post(ledger)
  const isLate = !locked && (overdue || [...posts.values()].some(post => isDue(post, ledger.now)))
  const asked = new Set<string>()
  const decisions: Decision<BoostBidden>[] = []
  for (const i of bidsInTurn(commands.map(toDecide))) decisions[i] = one(commands[i]!)
  // A bid that is refused by the auction alone asks nothing of its wallet, and is as true whatever happens there.
  const counting = new Map([...wallets].filter(([id]) => asked.has(id) || ledger.moved(id).length > 0))
  const save = ledger.saving(
    {
      ...(locked ? {} : { posts: savePostsAsRead(posts) }),
      wallets: locked
        ? saveHeads(ledger.heads(), ledger.turns())
        : saveBatches(counting, ledger.heads(), ledger.turns()),
      ...auctions.writes(true),
    },
    auctions.notices(),
  )
  return {
    decisions,
    // An auction that has closed since it was read is read again: nobody has closed it yet.
    until: nextOf(auctions.now, [
      ...[...posts.values()].map(({ ends_at }) => ends_at.getTime()),
      ...[...posts.keys()].map(id => auctions.of(id)?.auction.closesAt.epochMilliseconds),
      ...changesOf(app, wallets, ledger.now),
    ]),
    after: { wallets: new Map([...ledger.after()].filter(([id]) => counting.has(id))), auctions: auctions.after() },
    write,
    again: async tx => prepare(app, commands, await readLocked(app, tx, commands)),
  }

  async function write(tx: Tx) {
    if (isLate) throw new Conflict()
    const written = await save(tx)
    const asRead = locked || (written.posts === posts.size && (written.wallets ?? 0) === counting.size)
    if (!asRead || (written.auctions ?? 0) !== auctions.count()) throw new Conflict()
  }

  function toDecide({ proposalId, connects }: BidBoost): BidToDecide {
    const proposal = proposals.get(proposalId)
    return { connects, rules: proposal && auctions.of(proposal.post_id)?.rules }
  }

  function one({ by, proposalId, connects }: BidBoost): Decision<BoostBidden> {
    const proposal = proposals.get(proposalId)
    const post = proposal && posts.get(proposal.post_id)
    if (!proposal || !post || proposal.freelancer_id !== by) return refuse('not-found')
    const of = auctions.of(post.post_id)
    const refused = mayBid(proposal, { state: post.state, endsAt: instantOf(post.ends_at) }, ledger.now)
    if (refused) return refused
    if (!of) return refuse('boosts-off')
    const unfit = whyUnfit(proposal, of.rules, isClosed(of.auction, ledger.now))
    if (unfit) return unfit
    const rules = rulesFor(of.rules, app.policies.of(of.policy), proposal.bid_cents)
    const decision = decideBid(of.auction, { proposalId, freelancerId: by, connects }, rules, ledger.now)
    if (!decision.ok) return decision
    asked.add(by)
    const [hold, ...others] = decision.value.moves
    const cost = { for: 'boost', connects: hold!.connects, inAll: connects } as const
    const over = overOwnLimit(cost, ledger.wallet(by), ledger.now)
    if (over) return over
    const held = holdBid(app, ledger, { of, move: hold! })
    if (!held.ok) return held
    auctions.apply(of, { auction: decision.value.auction, moves: others })
    auctions.post(ledger)
    const balance = available(ledger.wallet(by), ledger.now)
    const place = placeOf(of.auction, proposalId, of.rules)!
    return decide({ proposalId, postId: post.post_id, bid: connects, place, balance })
  }
}

/** Locks first: posts, then wallets, as everybody does. */
async function readLocked(app: App, tx: Tx, commands: BidBoost[]): Promise<Read> {
  const ids = commands.map(({ proposalId }) => proposalId)
  const bidders = commands.map(({ by }) => by)
  const posts = await lockCurrentPosts(app, tx, [...(await findPostsOf(tx, ids)).values()])
  const proposals = await findBidding(tx, ids)
  const auctions = await openAuctions(app, tx, posts, { bidders })
  await beginAuctions(app, tx, posts, auctions)
  const wallets = await withSpending(app, tx, await lockWallets(tx, [...bidders, ...auctions.inWallets()]))
  return { posts, proposals, auctions, wallets, locked: true, overdue: false }
}

/** Reads posts before what happens on them: whoever changes a proposal or a place raises the version of its post first. */
async function readAhead(app: App, db: Database, commands: BidBoost[], before: After | undefined): Promise<Read> {
  const ids = commands.map(({ proposalId }) => proposalId)
  const bidders = commands.map(({ by }) => by)
  const aboutPosts = async () => {
    const posts = await findPostsOfProposals(db, ids)
    const [proposals, auctions, overdue] = await together([
      findBidding(db, ids),
      openAuctions(app, db, posts, { bidders, known: before?.auctions }),
      isOverdue(app, db, posts),
    ])
    await beginAuctions(app, db, posts, auctions)
    return { posts, proposals, auctions, overdue }
  }
  const [about, wallets] = await together([aboutPosts(), readAfter(app, db, bidders, before?.wallets, holdersOn(ids))])
  const { auctions } = about
  const missed = auctions.inWallets().filter(id => !wallets.has(id))
  const others = await readAfter(app, db, missed, before?.wallets)
  return { ...about, wallets: new Map([...wallets, ...others]), locked: false }
}

const isOverdue = async (app: App, db: Database, posts: Map<string, PostFacts>): Promise<boolean> =>
  (await hasUnread(app, db, [...posts.keys()])) || hasPromised(app, db, posts)

/** The first bid on a post opens its auction, under the policy in force, and draws whether it is a placebo. */
async function beginAuctions(
  app: App,
  db: Database,
  posts: Map<string, PostFacts>,
  auctions: OpenAuctions,
): Promise<void> {
  const now = app.clock()
  const {
    id: policy,
    policy: { boosts: rules, returns },
  } = app.policies.at(now)
  const fresh = [...posts.values()].filter(post => !auctions.of(post.post_id))
  if (!rules || fresh.length === 0) return
  const seed = await drawSeed(app, db)
  for (const post of fresh) {
    const placebo = isPlacebo(drawOf(seed, post.post_id), rules)
    const of: OpenAuction = {
      post,
      policy,
      rules,
      returns,
      auction: newAuction(post, rules, { now, placebo }),
      holds: new Map(),
      stored: null,
    }
    auctions.begin(of)
  }
}
