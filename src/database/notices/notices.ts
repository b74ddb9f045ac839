import { sql } from 'kysely'
import { uuids } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { Writes } from '../write-together.ts'

export type NewNotice = { memberId: string; noticeId: string; mailId: string; kind: string; text: string; link: string }
export type Notice = { noticeId: string; at: Date; kind: string; text: string; link: string; readAt: Date | null }

/**
 * Notices, and mail to whoever has confirmed their address: one statement a table, whatever their number.
 * Each member's open pages hear of it when the transaction commits.
 */
export function saveNotices(notices: NewNotice[], at: Date): Writes {
  if (notices.length === 0) return {}
  const members = uuids(notices.map(notice => notice.memberId))
  const kinds = notices.map(notice => notice.kind)
  const texts = notices.map(notice => notice.text)
  const links = notices.map(notice => notice.link)
  return {
    notices: sql`
      insert into notices (member_id, notice_id, at, kind, text, link)
      select member_id, notice_id, ${at}::timestamptz, kind, text, link
      from unnest(${members}, ${uuids(notices.map(notice => notice.noticeId))}, ${kinds}::text[], ${texts}::text[], ${links}::text[])
        as given (member_id, notice_id, kind, text, link)
      returning 1`,
    told: sql`select pg_notify('notices', member_id::text) from (select distinct unnest(${members}) as member_id) as told`,
    mails: sql`
      insert into mails (mail_id, recipient, subject, text, link, at)
      select given.mail_id, members.email, given.text, given.text, given.link, ${at}::timestamptz
      from unnest(${uuids(notices.map(notice => notice.mailId))}, ${members}, ${texts}::text[], ${links}::text[])
        as given (mail_id, member_id, text, link)
      join members on members.member_id = given.member_id
      where members.email is not null and members.email_verified
      returning 1`,
    mailed: sql`select pg_notify('mails', '') where exists (select from mails_written)`,
  }
}

/** Newest first. Ids are UUIDv7, so their order is the order of time. */
export async function listNotices(
  db: Database,
  memberId: string,
  { limit, before }: { limit: number; before?: string },
): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notices')
    .selectAll()
    .where('member_id', '=', memberId)
    .$if(before !== undefined, query => query.where('notice_id', '<', before!))
    .orderBy('notice_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(row => ({
    noticeId: row.notice_id,
    at: row.at,
    kind: row.kind,
    text: row.text,
    link: row.link,
    readAt: row.read_at,
  }))
}

export async function countUnread(db: Database, memberId: string): Promise<number> {
  const { unread } = await db
    .selectFrom('notices')
    .select(db.fn.countAll<number>().as('unread'))
    .where('member_id', '=', memberId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(unread)
}

/** Marks everything up to `upTo` read: a notice that arrived after the page was drawn stays unread. */
export async function markNoticesRead(
  tx: Database,
  memberId: string,
  read: { at: Date; upTo?: string },
): Promise<void> {
  await tx
    .updateTable('notices')
    .set({ read_at: read.at })
    .where('member_id', '=', memberId)
    .where('read_at', 'is', null)
    .$if(read.upTo !== undefined, query => query.where('notice_id', '<=', read.upTo!))
    .execute()
  await sql`select pg_notify('notices', ${memberId}::text)`.execute(tx)
}
