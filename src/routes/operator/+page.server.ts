import { audit } from '#marketplace/ledger/audit'
import type { PageServerLoad } from './$types'
import { operatorOf } from './operator-of.ts'

const mostShown = 50

export const load: PageServerLoad = async ({ locals }) => {
  operatorOf(locals)
  const { ok, connects, differences } = await audit(locals.app.db)
  return {
    ok,
    connects,
    differences: differences.slice(0, mostShown),
    more: Math.max(0, differences.length - mostShown),
  }
}
