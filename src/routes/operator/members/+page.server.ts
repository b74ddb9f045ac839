import { listMembers } from '#marketplace/members/list-members'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { id: by } = operatorOf(locals)
  const name = url.searchParams.get('name') ?? ''
  return { name, ...orNotFound(await listMembers(locals.app, { by, name })) }
}
