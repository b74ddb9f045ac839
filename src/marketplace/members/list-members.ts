import { findBadges } from '#database/grants/badges'
import { listPlanMembers } from '#database/operators/operator-lists'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import { planOf } from '#economy/plans/plan-of'
import type { App } from '../app.ts'
import { storable } from '../fields.ts'
import { type BadgeView, badgesOf } from '../grants/list-badges.ts'
import { policyFor } from '../policy/policy-for.ts'

/** A freelancer as an operator looks for them, with their badges and the titles of their plan and of one that is to begin. */
export type MemberInList = {
  id: string
  name: string
  email: string | null
  isAgency: boolean
  country: string | null
  badges: BadgeView[]
  plan: string
  next: string | null
  memberSince: string
}

const most = 40

/** Freelancers by a part of their name or e-mail address or by their id, who joined last first. For operators. */
export async function listMembers(
  app: App,
  { by, name }: { by: string; name: string },
): Promise<Decision<{ members: MemberInList[]; more: boolean }>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const rows = await listPlanMembers(app.db, storable(name).trim().slice(0, 200), most + 1)
  const found = rows.slice(0, most)
  const badges = await findBadges(
    app.db,
    found.map(row => row.member_id),
  )
  const members = found.map(row => {
    const policy = policyFor(app, { openedAt: row.opened_at.toTemporalInstant() })(app.clock())
    // A change that is due and not written yet has begun all the same.
    const begun = row.cycle_at && row.cycle_at.getTime() <= app.clock().epochMilliseconds ? row.next_plan : null
    return {
      id: row.member_id,
      name: row.name,
      email: row.email,
      isAgency: row.is_agency,
      country: row.country,
      badges: badgesOf(app, badges.get(row.member_id)),
      plan: planOf(policy, begun ?? row.plan).title,
      next: row.next_plan && !begun ? planOf(policy, row.next_plan).title : null,
      memberSince: row.joined_at.toISOString(),
    }
  })
  return decide({ members, more: rows.length > most })
}
