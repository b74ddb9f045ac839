import type { Tx } from '#database/open'
import { type ActivityChange, type PostFacts, saveActivity } from '#database/posts/posts'
import {
  findPostsOf,
  findProposals,
  type ProposalChange,
  type ProposalFacts,
  saveProposals,
} from '#database/proposals/proposals'
import type { ClientAct } from '#economy/boosts/boost-rules'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { openAuctions } from '../boosts/open-auctions.ts'
import { keepOpen } from '../ends/keep-open.ts'
import { prolongedPosts } from '../ends/prolonged-by.ts'
import type { Command } from '../gather.ts'
import { type NoticeToSend, notify } from '../notices/notify.ts'
import { lockCurrentPosts } from '../posts/lock-current-posts.ts'
import { openReturns, postReturns } from '../wallets/return-charges.ts'

/** What one command does to one proposal. `back` in Connects. */
export type Change<R> = Omit<ProposalChange, 'proposal'> & {
  activity?: Omit<ActivityChange, 'postId'>
  /** What it does to the proposal's boost. */
  act?: ClientAct | 'withdrawn'
  /** What somebody is told; `lapsed` of the Connects that came back lapsed with their lots. */
  notice?: (lapsed: number) => NoticeToSend
  answer: R
}
export type ProposalCommand = Command & { proposalId: string }
/** Whose proposal it is to change: the client whose post it is on, or the freelancer who sent it. */
export type Side = 'client' | 'freelancer'

/**
 * Changes proposals, many in one transaction: their posts are locked, each command is decided in arrival order on what the
 * ones before it left, and what comes back is returned. Only the side named may act.
 */
export async function changeProposals<C extends ProposalCommand, R>(
  app: App,
  tx: Tx,
  {
    commands,
    side,
    decideOne,
  }: {
    commands: C[]
    side: Side
    decideOne: (command: C, proposal: ProposalFacts, post: PostFacts) => Decision<Change<R>>
  },
): Promise<Decision<R>[]> {
  const ids = commands.map(({ proposalId }) => proposalId)
  const postOf = await findPostsOf(tx, ids)
  const posts = await lockCurrentPosts(app, tx, [...postOf.values()])
  const proposals = await findProposals(tx, ids)
  const auctions = await openAuctions(app, tx, posts)
  const acts: { post: PostFacts; act: ClientAct }[] = []
  const changes: (ProposalChange & { back: number; activity: ActivityChange; notice: Change<R>['notice'] })[] = []

  const decisions = commands.map((command): Decision<R> => {
    const proposal = proposals.get(command.proposalId)
    const post = proposal && posts.get(proposal.post_id)
    if (!proposal || !post || !isSideOf(command.by, side, proposal, post)) return refuse('not-found')
    const decision = decideOne(command, proposal, post)
    if (!decision.ok) return decision
    const { answer, activity, notice, act, ...change } = decision.value
    changes.push({ proposal, back: 0, ...change, activity: { postId: post.post_id, ...activity }, notice })
    if (act === 'withdrawn') auctions.withdraw(post.post_id, proposal.proposal_id)
    else if (act) {
      auctions.act(post.post_id, proposal.proposal_id, act)
      acts.push({ post, act })
    }
    proposals.set(proposal.proposal_id, after(proposal, change, app.clock()))
    return decide(answer)
  })

  const opened = await openReturns(app, tx, changes, {
    walletIds: auctions.walletIds(),
    lotIds: await auctions.lotIds(tx),
  })
  const { now, lapsed, save } = postReturns(app, changes, opened)
  auctions.post(opened.ledger)
  await save(auctions.writes())
  await keepOpen(app, tx, prolongedPosts(app, acts))
  for (const wave of waves(changes)) await saveProposals(tx, wave, now)
  await saveActivity(
    tx,
    changes.map(({ activity }) => activity),
  )
  await notify(
    app,
    tx,
    [...changes.flatMap(({ notice, proposal }) => notice?.(lapsed(proposal.proposal_id)) ?? []), ...auctions.notices()],
    now,
  )
  return decisions
}

const isSideOf = (by: string, side: Side, proposal: ProposalFacts, post: PostFacts): boolean =>
  by === (side === 'client' ? post.client_id : proposal.freelancer_id)

const after = (
  proposal: ProposalFacts,
  change: { state: ProposalFacts['state']; back?: number; viewed?: boolean },
  now: Temporal.Instant,
): ProposalFacts => ({
  ...proposal,
  state: change.state,
  returned: proposal.returned + (change.back ?? 0),
  viewed_at: proposal.viewed_at ?? (change.viewed ? new Date(now.epochMilliseconds) : null),
})

// One UPDATE changes a row once, so a proposal that changes twice in a batch is written in two of them.
function waves<T extends ProposalChange>(changes: T[]): T[][] {
  const found: T[][] = []
  for (const change of changes) {
    const wave = found.find(wave => wave.every(({ proposal }) => proposal.proposal_id !== change.proposal.proposal_id))
    if (wave) wave.push(change)
    else found.push([change])
  }
  return found
}
