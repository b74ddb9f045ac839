import type { Tx } from '#database/open'
import { lockPosts, type PostFacts, saveActivity, savePostStates } from '#database/posts/posts'
import { changedProposals, findProposalsOfPosts, type ProposalChange } from '#database/proposals/proposals'
import { writeTogether } from '#database/write-together'
import { type Decision, decide, refuse } from '#economy/decision'
import { type Ending, endPost, settleProposal } from '#economy/ends/end-post'
import type { ReturningEvent } from '#economy/policy/policy'
import type { PostState } from '#economy/posts/post-states'
import type { App } from '../app.ts'
import { openAuctions } from '../boosts/open-auctions.ts'
import { inSlices } from '../in-slices.ts'
import { notify } from '../notices/notify.ts'
import { whatIsBack } from '../notices/what-is-back.ts'
import { returnUnreadOf } from '../posts/return-unread.ts'
import { openReturns, postReturns } from '../wallets/return-charges.ts'
import { keepPromisedEndsOf } from './keep-promised-ends.ts'

/** `returned` in Connects, over `proposals` proposals. */
export type PostEnded = { postId: string; state: PostState; returned: number; proposals: number }
type End = { post: PostFacts; state: PostState; event: ReturningEvent }

/**
 * Ends posts and settles every proposal on them in one transaction: nobody is left half-returned, however many there are.
 * `mayEnd` says who may.
 */
export async function endPosts(
  app: App,
  tx: Tx,
  postIds: string[],
  how: Ending,
  mayEnd: MayEnd,
): Promise<Decision<PostEnded>[]> {
  const posts = await lockPosts(tx, postIds)
  await returnUnreadOf(app, tx, posts)
  await keepPromisedEndsOf(app, tx, posts)
  const ends: End[] = []
  const refused = postIds.map(postId => {
    const post = posts.get(postId)
    if (!post) return refuse('not-found')
    const allowed = mayEnd(post)
    if (!allowed.ok) return allowed
    const decision = endPost(post, how)
    if (!decision.ok) return decision
    ends.push({ post, ...decision.value })
    return undefined
  })
  const ended = await settle(app, tx, ends)
  if (how === 'ended') await tellClients(app, tx, ends, ended)
  return postIds.map((postId, i) => refused[i] ?? decide(ended.get(postId)!))
}

export type MayEnd = (post: PostFacts) => Decision<unknown>

/** Settles the proposals of posts that end by these events, and writes the posts' new states. */
export async function settle(app: App, tx: Tx, ends: End[]): Promise<Map<string, PostEnded>> {
  const eventOf = new Map(ends.map(end => [end.post.post_id, end]))
  const proposals = await findProposalsOfPosts(tx, [...eventOf.keys()])
  const changes = proposals.flatMap((proposal): (ProposalChange & { back: number })[] => {
    const settled = settleProposal(
      { ...proposal, viewed: proposal.viewed_at !== null },
      eventOf.get(proposal.post_id)!.event,
      app.policies.of(proposal.policy),
    )
    return settled ? [{ proposal, ...settled }] : []
  })
  const auctions = await openAuctions(app, tx, new Map(ends.map(({ post }) => [post.post_id, post])), { closing: true })
  for (const { post, event } of ends) auctions.end(post.post_id, event)
  const lotIds = await auctions.lotIds(tx)
  await inSlices(slicesOf(changes, auctions.walletIds()), {
    read: ({ changes, walletIds }) => openReturns(app, tx, changes, { walletIds, lotIds }),
    decide: ({ changes: slice }, opened) => {
      const returns = postReturns(app, slice, opened)
      auctions.post(opened.ledger)
      return { slice, ...returns }
    },
    write: async ({ slice, now, lapsed, save }, sent) => {
      const notices = slice.map(change =>
        noticeOf(change, eventOf.get(change.proposal.post_id)!, lapsed(change.proposal.proposal_id)),
      )
      const writing = save({ proposals: changedProposals(slice, now) }, notices)
      sent()
      await writing
    },
  })
  await writeTogether(tx, auctions.writes())
  await notify(app, tx, auctions.notices(), app.clock())
  const interviews = changes.filter(({ proposal }) => proposal.state === 'interviewing')
  await saveActivity(
    tx,
    interviews.map(({ proposal }) => ({ postId: proposal.post_id, interviewing: -1 })),
  )
  await savePostStates(
    tx,
    ends.map(({ post, state }) => ({ id: post.post_id, state })),
    app.clock(),
  )
  return new Map(ends.map(({ post, state }) => [post.post_id, summary(post.post_id, state, changes)]))
}

const mostInSlice = 1_000

type Slice<T> = { changes: T[]; walletIds: string[] }

/**
 * Slices of about a thousand changes; what is one freelancer's stays together, be it a change or a boost. They lock wallets
 * in the order in which all lock them.
 */
function slicesOf<T extends ProposalChange>(changes: T[], walletIds: string[]): Slice<T>[] {
  const of = Map.groupBy(changes, ({ proposal }) => proposal.freelancer_id)
  const boosted = new Set(walletIds)
  const slices: Slice<T>[] = []
  for (const id of [...new Set([...of.keys(), ...boosted])].sort()) {
    if (!slices.length || slices.at(-1)!.changes.length >= mostInSlice) slices.push({ changes: [], walletIds: [] })
    slices.at(-1)!.changes.push(...(of.get(id) ?? []))
    if (boosted.has(id)) slices.at(-1)!.walletIds.push(id)
  }
  return slices
}

function summary(postId: string, state: PostState, changes: (ProposalChange & { back: number })[]): PostEnded {
  const backs = changes.filter(({ proposal, back }) => proposal.post_id === postId && back > 0)
  return { postId, state, returned: backs.reduce((sum, { back }) => sum + back, 0), proposals: backs.length }
}

function noticeOf({ proposal, back }: ProposalChange & { back: number }, { post, event }: End, lapsed: number) {
  const consequence = whatIsBack({ ...proposal, back, lapsed })
  return {
    memberId: proposal.freelancer_id,
    kind: back > 0 ? 'connects-returned' : 'post-ended',
    text: `"${post.title}" ${happened[event]}. ${consequence}`,
    link: `/proposals/${proposal.proposal_id}`,
  }
}

/** Nobody did anything when a post ends by its date, so its client is told. */
async function tellClients(app: App, tx: Tx, ends: End[], ended: Map<string, PostEnded>): Promise<void> {
  const notices = ends.flatMap(({ post: { post_id, client_id, title, imported }, event }) => {
    const { returned, proposals } = ended.get(post_id)!
    const people = proposals === 1 ? '1 freelancer' : `${proposals} freelancers`
    const connects = returned === 1 ? '1 Connect' : `${returned} Connects`
    const back = returned > 0 ? `${connects} went back to ${people}` : 'No Connects went back'
    const text = `Your post "${title}" ${happened[event]}. ${back}; it takes no more proposals.`
    return imported ? [] : [{ memberId: client_id, kind: 'post-ended', text, link: `/client/posts/${post_id}` }]
  })
  await notify(app, tx, notices, app.clock())
}

const happened: Record<ReturningEvent, string> = {
  closedWithoutHire: 'closed without a hire',
  removed: 'was removed for breaking the rules',
  ended: 'ended by its date without a hire',
  closedAfterHire: 'ended after somebody was hired',
  anotherHired: 'went to somebody else',
  declined: 'was declined',
  withdrawn: 'was withdrawn',
}
