import { readBoostLift } from '#marketplace/boosts/read-boost-lift'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const { id: by } = operatorOf(locals)
  return { report: orNotFound(await readBoostLift(locals.app, { by })) }
}
