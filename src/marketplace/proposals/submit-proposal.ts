import { Conflict } from '#database/conflict'
import { savedProlonged } from '#database/ends/prolonged-posts'
import { answerInvitations, findInvitations } from '#database/invitations/invitations'
import { findFreelancers } from '#database/members/freelancers'
import type { Database, Tx } from '#database/open'
import { changedPrices } from '#database/posts/post-writing'
import {
  type ActivityChange,
  type Arrivals,
  findPosts,
  lockPosts,
  type PostFacts,
  saveActivity,
  saveArrivals,
} from '#database/posts/posts'
import { findQuotes } from '#database/posts/quotes'
import { findProposed, insertProposals, type NewProposal } from '#database/proposals/proposals'
import { lockRead, lockWallets, saveBatches, saveHeads, type WalletRead } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import { priceMoves } from '#economy/prices/dynamic-price'
import { type Quote, quotedPrice } from '#economy/prices/quote-price'
import { submitProposal as decideSubmission, type Letter } from '#economy/proposals/submit-proposal'
import { available } from '#economy/wallets/wallet'
import { type App, policyNow } from '../app.ts'
import { holdLonger } from '../ends/keep-open.ts'
import { prolongedPosts } from '../ends/prolonged-by.ts'
import type { Command } from '../gather.ts'
import { gatheredAhead, type Prepared } from '../gather-ahead.ts'
import { ledgerOf } from '../ledger/open-ledger.ts'
import { withSpending } from '../limits/with-spending.ts'
import { pricePost } from '../prices/price-post.ts'
import { withHireRates } from '../prices/with-hire-rates.ts'
import { together } from '../together.ts'
import { changesOf, nextOf } from '../wallets/changes-of.ts'
import { readAfter } from '../wallets/read-after.ts'

export type SubmitProposal = Command & Letter & { postId: string }
/** `price` and `balance` in Connects, `balance` after paying. */
export type Submitted = { proposalId: string; postId: string; price: number; balance: number }

/** What is known of a batch before it is committed: its wallets and the demand on its posts as they will be, and its pairs of post and freelancer. */
type After = { wallets: Map<string, WalletRead>; demand: Map<string, Demand>; proposed: Set<string> }
/** How many proposals a post has, and the price it is found by. */
type Demand = Pick<PostFacts, 'proposals' | 'price'>
type Post = PostFacts & { hire_rate?: number | null }
type Sent = { proposal: NewProposal; post: Post; name: string; answersInvitation: boolean }

/** One freelancer proposes to one post and pays for it. Runs gathered with others: see gather-ahead.ts. */
export const submitProposal = gatheredAhead<SubmitProposal, Submitted, After>(
  'submit-proposal',
  async (app, db, commands, { lock, before }) => {
    const moving = app.policies.versions().some(({ policy }) => priceMoves(policy.price))
    const read = await readAll(app, db, commands, { lock, moving, before })
    for (const pair of before?.proposed ?? []) read.proposed.add(pair)
    return prepare(app, commands, read, { locked: lock, counted: new Map() })
  },
)

/** `locked`: nobody else can change the wallets now. `counted`: what arrives at each post that is written already. */
type Standing = { locked: boolean; counted: Map<string, Arrivals> }

function prepare(
  app: App,
  commands: SubmitProposal[],
  read: Read,
  { locked, counted }: Standing,
): Prepared<Submitted, After> {
  const { moving, posts, invitations, freelancers, wallets, quotes } = read
  const proposed = new Set(read.proposed)
  const ledger = ledgerOf(app, wallets)
  const sent: Sent[] = []
  const counts = new Map([...posts].map(([id, { proposals }]) => [id, proposals]))
  const decisions = commands.map(command => one(command))
  const arrivals = arrivalsAt(posts, sent, moving)
  const prolonged = prolongedPosts(
    app,
    sent.map(({ post }) => ({ post, act: 'proposed' })),
  )
  for (const { postId } of prolonged) arrivals.get(postId)!.prolonged = true
  const demand = moving ? demandAfter(app, posts, counts) : []
  const proposals = sent.map(({ proposal }) => proposal)
  const save = ledger.saving(
    {
      ...(counted.size > 0 ? {} : { posts: saveArrivals(arrivals) }),
      wallets: locked
        ? saveHeads(ledger.heads(), ledger.turns())
        : saveBatches(wallets, ledger.heads(), ledger.turns()),
      prices: changedPrices(
        demand.flatMap(([postId, { price }]) => (price === posts.get(postId)!.price ? [] : [{ postId, price }])),
      ),
      ...savedProlonged(prolonged, ledger.now),
      ...insertProposals(proposals, ledger.now),
    },
    sent.map(noticeToClient),
  )
  return {
    decisions,
    until: endOf(app, { posts, wallets, quotes }, ledger.now),
    after: {
      wallets: ledger.after(),
      demand: new Map(demand),
      proposed: new Set(sent.map(({ proposal }) => pairOf(proposal))),
    },
    write,
    again,
  }

  async function write(tx: Tx) {
    if (counted.size > 0) await saveActivity(tx, differences(arrivals, counted))
    const written = await save(tx)
    const asRead = locked || written.wallets === wallets.size
    if (!asRead || (counted.size === 0 && written.posts !== posts.size)) throw new Conflict()
    await holdLonger(app, tx, prolonged)
    const answered = sent.filter(({ answersInvitation }) => answersInvitation)
    await answerInvitations(
      tx,
      answered.map(({ proposal }) => ({ ...proposal, answer: 'proposed' })),
      ledger.now,
    )
  }

  /** Posts are counted in and so locked before the wallets, as everybody locks them. */
  async function again(tx: Tx, stale: After | undefined): Promise<Prepared<Submitted, After>> {
    const rows = await saveArrivals(arrivals).execute(tx)
    if (rows.rows.length !== posts.size) throw new Conflict()
    const { wallets: now, moved } = await lockRead(tx, wallets, new Set(stale?.wallets.keys()))
    await withSpending(app, tx, new Map([...now].filter(([id]) => moved.has(id))))
    const theirs = commands.filter(({ by }) => moved.has(by)).map(pairBy)
    const mine = new Set(theirs.map(pairOf))
    const known = [...read.proposed].filter(pair => !mine.has(pair))
    const found = theirs.length > 0 ? await findProposed(tx, theirs) : []
    const next = { ...read, wallets: now, proposed: new Set([...known, ...found]) }
    return prepare(app, commands, next, { locked: true, counted: arrivals })
  }

  function one(command: SubmitProposal): Decision<Submitted> {
    const post = posts.get(command.postId)
    const freelancer = freelancers.get(command.by)
    if (!post || post.state === 'removed') return refuse('not-found')
    if (!freelancer || !ledger.has(command.by)) return refuse('not-a-freelancer')
    const pair = pairOf(pairBy(command))
    const invitation = invitations.get(pair)
    const [proposalId, movementId] = [app.newId(), app.newId()]
    const version = app.policies.at(ledger.now, ledger.wallet(command.by).openedAt)
    const { policy } = version
    const demanded = moving ? { ...post, proposals: counts.get(post.post_id)! } : post
    const price = quotedPrice(pricePost(policy, demanded, invitation !== undefined), command.shownPrice, {
      quote: quotes.get(pair),
      at: { version, now: ledger.now },
    })
    const decision = decideSubmission(
      command,
      {
        post: targetOf(post),
        price,
        freelancer,
        actor: command.actor,
        wallet: ledger.wallet(command.by),
        alreadyProposed: proposed.has(pair),
        proposalId,
        movementId,
      },
      policy,
      ledger.now,
    )
    if (!decision.ok) return decision
    const movementSeq = ledger.post(decision.value)
    proposed.add(pair)
    counts.set(post.post_id, demanded.proposals + 1)
    const proposal = {
      ...command,
      answers: command.answers.slice(0, post.questions.length),
      proposalId,
      movementId,
      movementSeq,
      freelancerId: command.by,
      bidCents: command.bidCents!,
      price: price.connects,
      policy: version.id,
    }
    sent.push({ proposal, post, name: freelancer.name, answersInvitation: invitation?.answer === null })
    return decide({
      proposalId,
      postId: post.post_id,
      price: price.connects,
      balance: available(ledger.wallet(command.by), ledger.now),
    })
  }
}

const pairBy = ({ postId, by }: SubmitProposal) => ({ postId, freelancerId: by })
const pairOf = ({ postId, freelancerId }: { postId: string; freelancerId: string }) => `${postId}/${freelancerId}`

type Read = Awaited<ReturnType<typeof readAll>>
type Known = { lock: boolean; moving: boolean; before: After | undefined }

/**
 * Reads what the rules ask. Invitations after their post, proposals after the wallets that paid for them: whoever changes
 * those raises the version of what is read first, and what was decided from both is decided again.
 */
async function readAll(app: App, db: Database, commands: SubmitProposal[], { lock, moving, before }: Known) {
  const pairs = commands.map(pairBy)
  const postIds = commands.map(({ postId }) => postId)
  const ids = commands.map(({ by }) => by)
  const aboutPosts = async () => {
    const found = await (lock ? lockPosts(db as Tx, postIds) : findPosts(db, postIds))
    const posts = new Map<string, Post>(moving ? await asDemanded(app, db, found, before?.demand) : found)
    return { posts, invitations: await findInvitations(db, pairs) }
  }
  const aboutPeople = async () => {
    const wallets = await (lock
      ? lockWallets(db as Tx, ids).then(read => withSpending(app, db, read))
      : readAfter(app, db, ids, before?.wallets))
    return { wallets, proposed: await findProposed(db, pairs) }
  }
  const [about, people, freelancers, quoted] = await together([
    aboutPosts(),
    aboutPeople(),
    findFreelancers(db, ids),
    moving ? findQuotes(db, pairs) : Promise.resolve(new Map<string, Quote>()),
  ])
  const read = { moving, ...about, ...people, freelancers }
  const others = moving ? [] : commands.filter(command => wasShownAnother(app, command, read))
  const quotes = others.length > 0 ? await findQuotes(db, others.map(pairBy)) : quoted
  return { ...read, quotes }
}

/** Whether a letter names another price than that of now: where no price moves by itself, only then a quote says something. */
function wasShownAnother(
  app: App,
  command: SubmitProposal,
  {
    posts,
    wallets,
    invitations,
  }: { posts: Map<string, Post>; wallets: Map<string, WalletRead>; invitations: Map<string, unknown> },
): boolean {
  const [post, read] = [posts.get(command.postId), wallets.get(command.by)]
  if (!post || !read) return false
  const { policy } = app.policies.at(app.clock(), read.wallet.openedAt)
  return pricePost(policy, post, invitations.has(pairOf(pairBy(command)))).connects !== command.shownPrice
}

/** Posts with what their prices depend on besides; the proposals of the batch before are counted as if they were there. */
async function asDemanded(app: App, db: Database, posts: Map<string, PostFacts>, demand?: Map<string, Demand>) {
  const rated = await withHireRates(app, db, [...posts.values()])
  return rated.map(post => [post.post_id, { ...post, ...demand?.get(post.post_id) }] as const)
}

type Lasting = { posts: Map<string, Post>; wallets: Map<string, WalletRead>; quotes: Map<string, Quote> }

/** When a post or a quote ends that still counted, or a wallet changes by itself: what was decided is true until then. */
const endOf = (app: App, { posts, wallets, quotes }: Lasting, now: Temporal.Instant): number =>
  nextOf(now, [
    ...[...posts.values()].map(({ ends_at }) => ends_at.getTime()),
    ...[...quotes.values()].map(({ holdsUntil }) => holdsUntil.epochMilliseconds),
    ...changesOf(app, wallets, now),
  ])

const targetOf = (post: PostFacts) => ({
  id: post.post_id,
  clientId: post.client_id,
  state: post.state,
  endsAt: post.ends_at.toTemporalInstant(),
  questions: post.questions,
  countries: post.countries,
  editedAt: post.edited_at?.toISOString() ?? null,
})

/** What more arrives at a post than was counted, or less. */
const differences = (arrivals: Map<string, Arrivals>, counted: Map<string, Arrivals>): ActivityChange[] =>
  [...arrivals].flatMap(([postId, { proposals, answered }]) => {
    const before = counted.get(postId)!
    if (proposals === before.proposals && answered === before.answered) return []
    return [{ postId, proposals: proposals - before.proposals, unanswered: before.answered - answered }]
  })

/** Every post that was read, refused or not: what was decided is true of it at this version, and where prices move, at this count. */
function arrivalsAt(posts: Map<string, Post>, sent: Sent[], moving: boolean): Map<string, Arrivals> {
  const arrivals = new Map(
    [...posts].map(([id, { version, proposals }]): [string, Arrivals] => [
      id,
      { version, before: moving ? proposals : null, proposals: 0, answered: 0 },
    ]),
  )
  for (const { post, answersInvitation } of sent) {
    const at = arrivals.get(post.post_id)!
    at.proposals++
    if (answersInvitation) at.answered++
  }
  return arrivals
}

/** The demand a batch leaves; the price a post is found by follows in the same commit as the proposals that move it. */
function demandAfter(app: App, posts: Map<string, Post>, counts: Map<string, number>): [string, Demand][] {
  const policy = policyNow(app)
  return [...posts].map(([id, post]) => {
    const proposals = counts.get(id)!
    return [id, { proposals, price: pricePost(policy, { ...post, proposals }, false).connects }]
  })
}

const noticeToClient = ({ post, name }: Sent) => ({
  memberId: post.client_id,
  kind: 'proposal-received',
  text: `${name} sent a proposal for "${post.title}".`,
  link: `/client/posts/${post.post_id}`,
})
