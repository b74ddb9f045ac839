import { sql } from 'kysely'
import type { Database } from '../open.ts'

export type NewMail = { mailId: string; recipient: string; subject: string; text: string; link: string }
export type Mail = NewMail & { at: Date; attempts: number }

export async function saveMail(tx: Database, mail: NewMail, at: Date): Promise<void> {
  await sql`
    insert into mails (mail_id, recipient, subject, text, link, at)
    values (${mail.mailId}, ${mail.recipient}, ${mail.subject}, ${mail.text}, ${mail.link}, ${at})`.execute(tx)
  await sql`select pg_notify('mails', '')`.execute(tx)
}

/** Newest first: what a mailbox shows. */
export async function listMails(db: Database, limit: number): Promise<Mail[]> {
  const rows = await db
    .selectFrom('mails')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('mail_id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(mailOf)
}

/** Takes mails that are due and pushes their next try back, in one statement: no other process takes them meanwhile. */
export async function claimMails(
  db: Database,
  claim: { now: Date; until: Date; most: number; attempts: number },
): Promise<Mail[]> {
  const { rows } = await sql<MailColumns>`
    update mails set due_at = ${claim.until}, attempts = attempts + 1
    where sent_at is null and due_at <= ${claim.now} and mail_id in (
      select mail_id from mails
      where sent_at is null and due_at < 'infinity' and due_at <= ${claim.now} and attempts < ${claim.attempts}
      order by at limit ${claim.most} for update skip locked
    )
    returning mail_id, recipient, subject, text, link, at, attempts`.execute(db)
  return rows.map(mailOf)
}

/** Mails that were never tried stay in the mailbox for good; where `writtenBefore` is given, only those from before it. */
export async function keepUnsent(tx: Database, writtenBefore: Date | null): Promise<void> {
  await sql`
    update mails set due_at = 'infinity'
    where sent_at is null and due_at < 'infinity' and attempts = 0 and (${writtenBefore}::timestamptz is null or at < ${writtenBefore}::timestamptz)`.execute(
    tx,
  )
}

export async function countDueMails(db: Database, due: { now: Date; attempts: number }): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from mails
    where sent_at is null and due_at < 'infinity' and due_at <= ${due.now} and attempts < ${due.attempts}`.execute(db)
  return rows[0]!.n
}

/** When the next mail is tried again. */
export async function nextMailDue(db: Database, due: { after: Date; attempts: number }): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(due_at) as at from mails
    where sent_at is null and due_at < 'infinity' and due_at > ${due.after} and attempts < ${due.attempts}`.execute(db)
  return rows[0]!.at
}

export async function saveSent(db: Database, mailId: string, at: Date): Promise<void> {
  await db.updateTable('mails').set({ sent_at: at, error: null }).where('mail_id', '=', mailId).execute()
}

export async function saveUnsent(db: Database, mailId: string, unsent: { error: string; dueAt: Date }): Promise<void> {
  await db
    .updateTable('mails')
    .set({ error: unsent.error, due_at: unsent.dueAt })
    .where('mail_id', '=', mailId)
    .execute()
}

type MailColumns = {
  mail_id: string
  recipient: string
  subject: string
  text: string
  link: string
  at: Date
  attempts: number
}

const mailOf = (row: MailColumns): Mail => ({
  mailId: row.mail_id,
  recipient: row.recipient,
  subject: row.subject,
  text: row.text,
  link: row.link,
  at: row.at,
  attempts: row.attempts,
})
