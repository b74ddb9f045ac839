import { sql } from 'kysely'
import type { App } from '#marketplace/app'

// The counters that only a lock moves are left out: refusing takes locks too.
const tables = [
  'ledger_entries',
  'lots',
  'proposals',
  'posts',
  'notices',
  'mails',
  'drafts',
  'invitations',
  'visibilities',
  'members',
  'api_keys',
  'boost_auctions',
  'boost_bids',
  'readiness_attempts',
  'badges',
  'referrals',
  'campaigns',
  'campaign_claims',
]
const activity = 'select post_id, proposals, interviewing, invited, unanswered, hires, viewed_at from post_activity'

/** Everything there is, as one text: two are equal when nothing was changed in between. */
export async function stateOf(app: App): Promise<string> {
  const parts: string[] = []
  for (const from of [...tables.map(table => `select * from ${table}`), activity]) {
    const { rows } = await sql<{
      all: string
    }>`select coalesce(string_agg(row::text, E'\n' order by row::text), '') as all from (${sql.raw(from)}) as row`.execute(
      app.db,
    )
    parts.push(rows[0]!.all)
  }
  return parts.join('\n\n')
}
