import { date } from '#database/arrays'
import {
  type DecidedBid,
  type FoundAuction,
  findAuctions,
  findCharged,
  insertAuctions,
  insertBids,
  updateAuctions,
  updateBids,
} from '#database/boosts/boosts'
import type { Database, Tx } from '#database/open'
import type { PostFacts } from '#database/posts/posts'
import type { BoostAuctionRow } from '#database/tables'
import { instantOf } from '#database/wallets/lots'
import type { Writes } from '#database/write-together'
import { isClosed } from '#economy/boosts/bid-boost'
import {
  type AuctionChange,
  type BoostAuction,
  type BoostBid,
  type BoostMove,
  leastBid,
} from '#economy/boosts/boost-auction'
import type { BoostRules, ClientAct } from '#economy/boosts/boost-rules'
import { closeAuction, onlyTold } from '#economy/boosts/close-auction'
import { consumeBoost, consumeSeen } from '#economy/boosts/consume-boost'
import { endBoosts, leaveAuction } from '#economy/boosts/end-boost'
import type { Leg } from '#economy/holds/hold'
import type { Policy, ReturningEvent } from '#economy/policy/policy'
import type { App } from '../app.ts'
import type { Ledger } from '../ledger/open-ledger.ts'
import type { NoticeToSend } from '../notices/notify.ts'
import { storedAuction, withoutTimedOut } from './auction-of.ts'
import { boostNotice, placeboNotice } from './boost-notice.ts'
import { type BidHolds, noHolds, postMove } from './post-move.ts'

/**
 * An auction that is being changed, by the policy under which it began. `holds`: what each bid of it holds with, by proposal.
 * `stored`: its last bid and its bids as they are written already, null where nobody has bid before.
 */
export type OpenAuction = {
  post: PostFacts
  policy: string
  rules: BoostRules
  returns: Policy['returns']
  auction: BoostAuction
  holds: Map<string, BidHolds>
  stored: Pick<BoostAuction, 'last' | 'bids'> | null
}

/**
 * The auctions of locked posts inside one transaction, those that are due already closed: what happens in them is decided
 * in memory, in arrival order; `post` moves the Connects in a ledger that has the wallets, `writes` are the rows.
 */
export type OpenAuctions = ReturnType<typeof auctionsOf>
/**
 * `bidders`: whose bids are wanted too where they have lost their places. `closing`: the auctions may close now, before their time.
 * `known`: auctions as a batch that is not committed yet leaves them.
 */
export async function openAuctions(
  app: App,
  db: Database,
  posts: Map<string, PostFacts>,
  {
    bidders = [],
    closing = false,
    known = new Map(),
  }: { bidders?: string[]; closing?: boolean; known?: Map<string, OpenAuction> | undefined } = {},
) {
  const now = app.clock() // Taken before: what is closed as of then has been read whole.
  const found = await findAuctions(db, [...posts.keys()], { bidders, closing: closing ? 'all' : now })
  const open = new Map([...found].map(([id, row]) => [id, openOf(app, posts.get(id)!, row)]))
  for (const [id, post] of posts)
    if (known.has(id)) open.set(id, carriedOver({ ...known.get(id)!, post }, open.get(id)))
  return auctionsOf(app, open, now)
}

function auctionsOf(app: App, open: Map<string, OpenAuction>, now: Temporal.Instant) {
  const waiting: { of: OpenAuction; move: BoostMove }[] = []
  const touched = new Set<OpenAuction>()
  const told: NoticeToSend[] = []
  const charged = new Map<string, Leg[]>()

  const apply = (of: OpenAuction, change: AuctionChange) => {
    if (change.auction !== of.auction) keep(of, change)
  }
  const keep = (of: OpenAuction, { auction, moves }: AuctionChange) => {
    told.push(...onlyTold(of.auction, { auction, moves }).map(bid => placeboNotice(bid, of.post.title)))
    of.auction = auction
    touched.add(of)
    waiting.push(...moves.map(move => ({ of, move })))
  }
  const change = (postId: string, decide: (of: OpenAuction) => AuctionChange) => {
    const of = open.get(postId)
    if (of) apply(of, decide(of))
  }
  const close = (postId: string) => change(postId, of => closeAuction(of.auction, of.rules, now))
  for (const [postId, of] of open) {
    const before = withoutTimedOut(of.auction, id => of.holds.get(id)?.until, now)
    if (before.moves.length > 0) keep(of, before)
    if (isClosed(of.auction, now)) close(postId)
  }

  return {
    /** As of when those that were due are closed. */
    now,
    of: (postId: string) => open.get(postId),
    begin: (of: OpenAuction) => open.set(of.post.post_id, of),
    apply,
    close,
    act: (postId: string, proposalId: string, act: ClientAct) => {
      if (act === 'declined') change(postId, of => leaveAuction(of.auction, proposalId, act, of))
      else change(postId, of => consumeBoost(of.auction, { proposalId, act, at: now }, of.rules))
      if (act === 'hired' && open.get(postId)?.rules.closesAtFirstHire) close(postId)
    },
    /** Consumes what has been seen often enough. */
    seen: (postId: string) => change(postId, of => consumeSeen(of.auction, of.rules)),
    withdraw: (postId: string, proposalId: string) =>
      change(postId, of => leaveAuction(of.auction, proposalId, 'withdrawn', of)),
    end: (postId: string, event: ReturningEvent) => change(postId, of => endBoosts(of.auction, event, of, now)),
    /** Whose wallets have to be locked for what has happened so far. */
    walletIds: () => waiting.map(({ move }) => move.bid.freelancerId),
    /** In whose wallets something can move: who holds something for a place, and whose has gone back. */
    inWallets: () => [
      ...waiting.map(({ move }) => move.bid.freelancerId),
      ...[...open.values()].flatMap(({ auction }) =>
        auction.bids.flatMap(({ held, freelancerId }) => (held > 0 ? [freelancerId] : [])),
      ),
    ],
    /** The lots that what was charged goes back to; asked before their ledger is opened. */
    async lotIds(tx: Tx): Promise<string[]> {
      const back = waiting.filter(({ move }) => move.kind === 'return')
      if (back.length === 0) return []
      const legs = await findCharged(
        tx,
        back.map(({ of, move }) => rowOf(of, move.bid)),
      )
      for (const [proposalId, taken] of legs) charged.set(proposalId, taken)
      return [...legs.values()].flatMap(taken => taken.map(({ lotId }) => lotId))
    },
    /** Moves the Connects of the wallets this ledger has. */
    post(ledger: Pick<Ledger, 'has' | 'wallet' | 'policy' | 'post' | 'now'>) {
      for (const one of waiting.splice(0)) {
        const { of, move } = one
        if (!ledger.has(move.bid.freelancerId)) {
          waiting.push(one)
          continue
        }
        const before = charged.get(move.bid.proposalId) ?? []
        const { lost, spent } = postMove(app, ledger, { of, move, charged: before })
        // No entry says it yet where an auction that was due is closed and its post removed at once.
        if (spent.length > 0) charged.set(move.bid.proposalId, spent)
        const least = move.why === 'outbid' ? leastBid(of.auction, undefined, of.rules) : null
        const notice = boostNotice(move, { title: of.post.title, lost, least })
        if (notice) told.push(notice)
      }
    },
    notices: () => told,
    /** What has changed; with `anyway` also the auctions in which nothing has, if only to find out that nobody else has bid. */
    writes: (anyway = false): Writes => {
      const changed = [...open.values()].filter(of => touched.has(of) || (anyway && of.stored))
      return {
        newAuctions: insertAuctions(changed.filter(({ stored }) => !stored).map(auctionRowOf)),
        auctions: updateAuctions(
          changed.flatMap(of => (of.stored ? [{ ...auctionRowOf(of), before: of.stored.last }] : [])),
        ),
        newBids: insertBids(rowsOf(changed, isNew)),
        bids: updateBids(rowsOf(changed, (of, bid) => !isNew(of, bid))),
      }
    },
    /** How many auctions must be as they were read. */
    count: () => [...open.values()].filter(({ stored }) => stored).length,
    /** The auctions as they will be once this is written. */
    after: () =>
      new Map([...open].flatMap(([id, of]) => (of.stored || touched.has(of) ? [[id, afterwards(of)] as const] : []))),
  }
}

const changedBids = ({ auction, stored }: OpenAuction): BoostBid[] => {
  const written = new Set(stored?.bids)
  return auction.bids.filter(bid => !written.has(bid))
}

const rowsOf = (auctions: OpenAuction[], wanted: typeof isNew): DecidedBid[] =>
  auctions.flatMap(of =>
    changedBids(of)
      .filter(bid => wanted(of, bid))
      .map(bid => rowOf(of, bid)),
  )

const isNew = ({ stored }: OpenAuction, { proposalId }: BoostBid): boolean =>
  !stored?.bids.some(bid => bid.proposalId === proposalId)

// Bids that had lost their places before this are not carried along: they are found where they are wanted.
function afterwards(of: OpenAuction): OpenAuction {
  const { last, bids } = of.auction
  const changed = new Set(changedBids(of))
  const kept = bids.filter(bid => bid.state !== 'outbid' || changed.has(bid))
  return { ...of, auction: { ...of.auction, bids: kept }, stored: { last, bids: kept } }
}

/** An auction as the batch before leaves it, with the bids that it did not have to know. */
function carriedOver(of: OpenAuction, found: OpenAuction | undefined): OpenAuction {
  const known = new Set(of.auction.bids.map(({ proposalId }) => proposalId))
  const bids = [...of.auction.bids, ...(found?.auction.bids ?? []).filter(({ proposalId }) => !known.has(proposalId))]
  return {
    ...of,
    auction: { ...of.auction, bids },
    stored: { last: of.auction.last, bids },
    holds: new Map([...(found?.holds ?? []), ...of.holds]),
  }
}

function openOf(app: App, post: PostFacts, row: FoundAuction): OpenAuction {
  const auction = storedAuction(row)
  const holds = row.bids.map(({ proposal_id, hold_ids, held_until, charge_seq, bid_at }): [string, BidHolds] => [
    proposal_id,
    { ids: hold_ids, until: instantOf(held_until), chargeSeq: charge_seq, bidAt: instantOf(bid_at) },
  ])
  const { boosts: rules, returns } = app.policies.of(row.policy)
  if (!rules) throw new Error(`The auction of post ${row.post_id} is under policy ${row.policy}, which has no boosts`)
  return { post, policy: row.policy, rules, returns, auction, holds: new Map(holds), stored: auction }
}

const auctionRowOf = ({ post, policy, auction }: OpenAuction): BoostAuctionRow => ({
  post_id: post.post_id,
  policy,
  placebo: auction.placebo,
  closes_at: date(auction.closesAt),
  closed_at: auction.closedAt && date(auction.closedAt),
  clearing: auction.clearing,
  losing: auction.losing,
  last: auction.last,
})

function rowOf({ post, holds }: OpenAuction, bid: BoostBid): DecidedBid {
  const { ids, until, chargeSeq, bidAt } = holds.get(bid.proposalId) ?? noHolds
  const { connects, number, state, held, charged, opens, openedAt, acts } = bid
  return {
    post_id: post.post_id,
    proposal_id: bid.proposalId,
    freelancer_id: bid.freelancerId,
    bid_at: date(bidAt),
    charge_seq: chargeSeq,
    hold_ids: ids,
    held_until: date(until),
    connects,
    number,
    state,
    held,
    charged,
    opens,
    opened_at: openedAt && date(openedAt),
    acts,
  }
}
