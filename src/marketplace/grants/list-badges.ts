import { findBadges } from '#database/grants/badges'
import { listFreelancers } from '#database/operators/operator-lists'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import { type App, policyNow } from '../app.ts'
import { storable } from '../fields.ts'
import { badgeTitle } from './pay-badges.ts'

export type BadgeView = { badge: string; title: string }
export type BadgeHolder = { id: string; name: string; country: string | null; badges: BadgeView[] }
export type BadgesFound = { items: BadgeHolder[]; more: boolean; given: BadgeView[] }

const most = 40

/** Freelancers by a part of their name, with the badges they hold; `given` are those the policy knows. For operators. */
export async function listBadges(app: App, { by, name }: { by: string; name: string }): Promise<Decision<BadgesFound>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const rows = await listFreelancers(app.db, {
    name: storable(name).trim().slice(0, 200),
    most: most + 1,
  })
  const found = rows.slice(0, most)
  const badges = await findBadges(
    app.db,
    found.map(({ id }) => id),
  )
  return decide({
    items: found.map(row => ({ ...row, badges: badgesOf(app, badges.get(row.id)) })),
    more: rows.length > most,
    given: policyNow(app).grants.badges.map(({ badge, title }) => ({ badge, title })),
  })
}

export const badgesOf = (app: App, held: string[] = []): BadgeView[] =>
  held.map(badge => ({ badge, title: badgeTitle(app, badge) }))
