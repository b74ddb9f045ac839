import type { Tx } from '#database/open'
import { lockPosts, saveActivity } from '#database/posts/posts'
import { findPostsOf, findProposals, saveProposals } from '#database/proposals/proposals'
import { type Decision, decide, refuse } from '#economy/decision'
import type { PostState } from '#economy/posts/post-states'
import { hireFreelancer as decideHire } from '#economy/proposals/hire-freelancer'
import type { App } from '../app.ts'
import { openAuctions } from '../boosts/open-auctions.ts'
import { settle } from '../ends/end-posts.ts'
import { keepOpen } from '../ends/keep-open.ts'
import { prolongedPosts } from '../ends/prolonged-by.ts'
import { gathered } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { notify } from '../notices/notify.ts'
import { lockCurrentPosts } from '../posts/lock-current-posts.ts'
import type { ProposalCommand } from './change-proposals.ts'

export type Hired = { proposalId: string; postId: string; state: 'hired'; postState: PostState; hires: number }

/** A client hires a freelancer. The hire that fills the last opening ends the post for the others, in the same transaction. */
export const hireFreelancer = gathered<ProposalCommand, Hired>('hire-freelancer', async (app, tx, commands) => {
  const postOf = await findPostsOf(
    tx,
    commands.map(({ proposalId }) => proposalId),
  )
  await lockCurrentPosts(app, tx, [...postOf.values()]) // All at once and sorted, before the first of them is looked at.
  const decisions: Decision<Hired>[] = []
  for (const command of commands) decisions.push(await hireOne(app, tx, command, postOf.get(command.proposalId)))
  return decisions
})

async function hireOne(
  app: App,
  tx: Tx,
  { by, proposalId }: ProposalCommand,
  postId: string | undefined,
): Promise<Decision<Hired>> {
  if (!postId) return refuse('not-found')
  const post = (await lockPosts(tx, [postId])).get(postId)
  const proposal = (await findProposals(tx, [proposalId])).get(proposalId)
  if (!post || !proposal || post.client_id !== by) return refuse('not-found')
  const decision = decideHire(proposal, post)
  if (!decision.ok) return decision
  const { hires, fills } = decision.value
  const now = app.clock()
  await saveProposals(tx, [{ proposal, state: 'hired', viewed: true }], now)
  await saveActivity(tx, [
    { postId, hires: 1, interviewing: proposal.state === 'interviewing' ? -1 : 0, viewedAt: now },
  ])
  const notice = {
    memberId: proposal.freelancer_id,
    kind: 'hired',
    text: `You are hired for "${post.title}".`,
    link: `/proposals/${proposalId}`,
  }
  const auctions = await openAuctions(app, tx, new Map([[postId, post]]), { closing: true })
  auctions.act(postId, proposalId, 'hired')
  const ledger = await openLedger(app, tx, auctions.walletIds())
  auctions.post(ledger)
  await ledger.save(auctions.writes())
  if (!fills) await keepOpen(app, tx, prolongedPosts(app, [{ post, act: 'hired' }]))
  await notify(app, tx, [notice, ...auctions.notices()], now)
  if (fills) await settle(app, tx, [{ post, state: 'filled', event: 'anotherHired' }])
  return decide({ proposalId, postId, state: 'hired', postState: fills ? 'filled' : 'open', hires })
}
