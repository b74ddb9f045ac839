import { system } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { removePost } from '#marketplace/ends/remove-post'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { viewProposal } from '#marketplace/proposals/sort-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { must, type Stage } from './stage.ts'

/** A proposal of one whose cost is told, and one of a rival on the same post. */
export type Sent = { postId: string; clientId: string; freelancerId: string; proposalId: string; rivalsId: string }
type Fate = (stage: Stage, sent: Sent) => Promise<unknown>

const opens: Fate = async ({ app }, { clientId: by, proposalId }) => must(await viewProposal(app, { by, proposalId }))
const closes: Fate = async ({ app }, { clientId: by, postId }) => must(await closePost(app, { by, postId }))
const hiresRival: Fate = async ({ app }, { clientId: by, rivalsId }) =>
  must(await hireFreelancer(app, { by, proposalId: rivalsId }))
const declines: Fate = async ({ app }, { clientId: by, proposalId }) =>
  must(await declineProposal(app, { by, proposalId, reason: 'Another fits better' }))
const withdraws: Fate = async ({ app }, { freelancerId: by, proposalId }) =>
  must(await withdrawProposal(app, { by, proposalId }))
const isRemoved: Fate = async ({ app }, { postId }) =>
  must(await removePost(app, { by: system, postId, reason: 'It asks for unpaid work.' }))

const inTurn =
  (...fates: Fate[]): Fate =>
  async (stage, sent) => {
    for (const fate of fates) await fate(stage, sent)
  }

/** What becomes of a proposal on the day after it was sent, or never does. */
export const fates: Record<string, { openings?: number; on: Fate }> = {
  'Post closed without a hire': { on: closes },
  'Post closed after another was hired': { openings: 2, on: inTurn(hiresRival, closes) },
  'Others hired for all openings': { on: hiresRival },
  'Proposal opened, then declined': { on: inTurn(opens, declines) },
  'Proposal withdrawn': { on: withdraws },
  'Post removed by the operator': { on: isRemoved },
  'Post ended by its date, proposal opened': { on: opens },
  'Post ended by its date, proposal never opened': { on: async () => {} },
}
