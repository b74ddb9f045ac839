import type { Decision } from '#economy/decision'
import type { App } from '../app.ts'
import { type ProposalView, readProposal } from './read-proposal.ts'
import { viewProposal } from './sort-proposal.ts'

/** Reads a whole proposal for one of its two sides; the client who does has opened it. */
export async function openProposal(
  app: App,
  asked: { by: string; proposalId: string },
): Promise<Decision<ProposalView>> {
  const read = await readProposal(app, asked)
  if (!read.ok || read.value.side !== 'client' || read.value.viewedAt !== null) return read
  const opened = await viewProposal(app, asked)
  return opened.ok ? readProposal(app, asked) : opened
}
