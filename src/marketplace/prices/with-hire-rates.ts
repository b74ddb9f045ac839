import { countHired } from '#database/members/profiles'
import type { Database } from '#database/open'
import type { MemberRow } from '#database/tables'
import type { Policy } from '#economy/policy/policy'
import { hireRate } from '#economy/posts/hire-rate'
import type { App } from '../app.ts'

/** Posts with how many of a hundred decided posts their client hired on, where any of the policies asks; else as they are. */
export async function withHireRates<P extends { client_id: string }>(
  app: App,
  db: Database,
  posts: P[],
  policies: Policy[] = app.policies.versions().map(({ policy }) => policy),
): Promise<(P & { hire_rate?: number | null })[]> {
  if (!policies.some(({ price }) => price.dynamic?.hireRate)) return posts
  const clients = [...new Set(posts.map(({ client_id }) => client_id))]
  const records = await countHired(db, clients, new Date(app.clock().epochMilliseconds))
  return posts.map(post => {
    const rate = hireRate(records.get(post.client_id) ?? { withHire: 0, endedWithout: 0 })
    return { ...post, hire_rate: rate && Math.floor((100 * rate.withHire) / rate.decided) }
  })
}

/** What is known of a client before a post of theirs is there. */
export async function historyOf(app: App, db: Database, client: Pick<MemberRow, 'member_id' | 'spent_cents'>) {
  const [{ hire_rate } = {}] = await withHireRates(app, db, [{ client_id: client.member_id }])
  return { client_spent_cents: client.spent_cents, ...(hire_rate !== undefined && { hire_rate }) }
}
