import { claimMails, type Mail, saveSent, saveUnsent } from '#database/mails'
import type { RunningApp } from '#marketplace/running-app'

const mostAttempts = 12

/** Sends what is due. A mail that does not leave is tried again after 1, 2, 4 … minutes, at most 12 times. */
export async function deliverMails(running: RunningApp): Promise<void> {
  if (!running.mail.delivers) return
  const { app } = running
  for (;;) {
    const now = app.clock()
    const claim = { now: date(now), until: date(now.add({ minutes: 10 })), most: 20, attempts: mostAttempts }
    const mails = await claimMails(app.db, claim)
    if (!mails.length) return
    await Promise.all(mails.map(mail => deliver(running, mail)))
  }
}

async function deliver({ app, mail: gateway, origin }: RunningApp, mail: Mail): Promise<void> {
  try {
    await gateway.send({
      to: mail.recipient,
      subject: subjectLine(mail.subject),
      text: `${mail.text}\n\n${origin}${mail.link}\n`,
    })
    await saveSent(app.db, mail.mailId, date(app.clock()))
  } catch (error) {
    const minutes = 2 ** Math.min(mail.attempts - 1, 10)
    app.log.warn({ mail: mail.mailId, attempts: mail.attempts, error: String(error) }, 'a mail did not leave')
    await saveUnsent(app.db, mail.mailId, { error: String(error), dueAt: date(app.clock().add({ minutes })) })
  }
}

const subjectLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 150)
const date = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)
