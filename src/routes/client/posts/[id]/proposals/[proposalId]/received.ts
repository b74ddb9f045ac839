import { error } from '@sveltejs/kit'
import { isId } from '#marketplace/fields'
import { readProposal } from '#marketplace/proposals/read-proposal'
import { orNotFound } from '../../../../../or-not-found.ts'
import { signedIn } from '../../../../../signed-in.ts'

type Asked = { locals: App.Locals; url: URL; params: { id: string; proposalId: string } }

/** A proposal on the client's own post, under the address of that post; anything else is not found. */
export async function received(event: Asked) {
  const { id: by } = signedIn(event)
  const { id, proposalId } = event.params
  if (!isId(id) || !isId(proposalId)) error(404, 'There is nothing at this address.')
  const proposal = orNotFound(await readProposal(event.locals.app, { by, proposalId: proposalId.toLowerCase() }))
  if (proposal.side !== 'client' || proposal.postId !== id.toLowerCase())
    error(404, 'There is nothing at this address.')
  return { by, proposal }
}
