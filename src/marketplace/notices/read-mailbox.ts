import { listMails } from '#database/notices/mails'
import type { App } from '../app.ts'

export type SandboxMail = { mailId: string; recipient: string; subject: string; text: string; link: string; at: string }

/** The latest mails of a marketplace whose mail does not leave, newest first. They are everybody's: never shown where mail is delivered. */
export async function readMailbox(app: App, most = 50): Promise<SandboxMail[]> {
  const mails = await listMails(app.db, most)
  return mails.map(({ mailId, recipient, subject, text, link, at }) => ({
    mailId,
    recipient,
    subject,
    text,
    link,
    at: at.toISOString(),
  }))
}
