import type { Decision } from '#economy/decision'
import type { App } from '../app.ts'
import { type ProposalView, readProposal } from './read-proposal.ts'
import { viewProposal } from './sort-proposal.ts'

/** Reads a whole proposal for one of its two sides; the client who does has opened it, on the page as by the API. */
export async function openProposal(
  app: App,
  asked: { by: string; proposalId: string },
): Promise<Decision<ProposalView>> {
  const read = await readProposal(app, asked)
  if (!read.ok || read.value.side !== 'client') return read
  const opened = await viewProposal(app, asked)
  if (!opened.ok) return opened
  return read.value.viewedAt === null ? readProposal(app, asked) : read
}
