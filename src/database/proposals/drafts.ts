import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { DraftRow } from '../tables.ts'

export type StoredDraft = { postId: string; coverLetter: string; bid: string; answers: string[]; portfolio: string[] }

/** Answers whether it was kept: not where it would be one more than a freelancer may have. */
export async function saveDraft(
  db: Database,
  draft: StoredDraft & { freelancerId: string },
  { now, most }: { now: Temporal.Instant; most: number },
): Promise<boolean> {
  const { rows } = await sql`
    insert into drafts (post_id, freelancer_id, cover_letter, bid, answers, portfolio, saved_at)
    select ${draft.postId}::uuid, ${draft.freelancerId}::uuid, ${draft.coverLetter}::text, ${draft.bid}::text, ${JSON.stringify(draft.answers)}::jsonb,
      ${JSON.stringify(draft.portfolio)}::jsonb, ${date(now)}::timestamptz
    where (select count(*) from drafts where freelancer_id = ${draft.freelancerId} and post_id <> ${draft.postId}) < ${most}
    on conflict (post_id, freelancer_id) do update set
      cover_letter = excluded.cover_letter, bid = excluded.bid, answers = excluded.answers, portfolio = excluded.portfolio,
      saved_at = excluded.saved_at
    returning 1`.execute(db)
  return rows.length > 0
}

export async function findDraft(
  db: Database,
  postId: string,
  freelancerId: string,
): Promise<(StoredDraft & { savedAt: string }) | undefined> {
  const { rows } = await sql<DraftRow>`
    select * from drafts where post_id = ${postId} and freelancer_id = ${freelancerId}`.execute(db)
  const [row] = rows
  return (
    row && {
      postId: row.post_id,
      coverLetter: row.cover_letter,
      bid: row.bid,
      answers: row.answers,
      portfolio: row.portfolio,
      savedAt: row.saved_at.toISOString(),
    }
  )
}

/** A freelancer's drafts, newest first, with the post they are for. */
export async function listDrafts(
  db: Database,
  freelancerId: string,
): Promise<{ postId: string; title: string; state: string; savedAt: string }[]> {
  const { rows } = await sql<{ post_id: string; title: string; state: string; saved_at: Date }>`
    select drafts.post_id, title, state, saved_at from drafts join posts using (post_id)
    where freelancer_id = ${freelancerId} order by saved_at desc limit 100`.execute(db)
  return rows.map(row => ({
    postId: row.post_id,
    title: row.title,
    state: row.state,
    savedAt: row.saved_at.toISOString(),
  }))
}
