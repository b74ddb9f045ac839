import { claimMails, countDueMails, type Mail, nextMailDue, saveSent, saveUnsent } from '#database/notices/mails'
import type { Job } from '#marketplace/clockwork/job'
import type { RunningApp } from '#marketplace/running-app'

const mostAttempts = 12

/** Where mails stay in the sandbox's mailbox none is due. */
export const deliverMailsJob: Job = {
  name: 'deliver-mails',
  title: 'Sends mails, and tries again those that did not leave',
  at: '* * * * *',
  due: async ({ app, mail }) =>
    mail.delivers ? countDueMails(app.db, { now: date(app.clock()), attempts: mostAttempts }) : 0,
  nextDue: async ({ app, mail }, after) => {
    const at = mail.delivers ? await nextMailDue(app.db, { after: date(after), attempts: mostAttempts }) : null
    return at?.toTemporalInstant()
  },
  run: deliverMails,
}

/** Sends what is due and answers how many left. A mail that does not is tried again after 1, 2, 4 … minutes, at most 12 times. */
export async function deliverMails(running: RunningApp): Promise<number> {
  if (!running.mail.delivers) return 0
  const { app } = running
  for (let sent = 0; ; ) {
    const now = app.clock()
    const claim = { now: date(now), until: date(now.add({ minutes: 10 })), most: 20, attempts: mostAttempts }
    const mails = await claimMails(app.db, claim)
    if (!mails.length) return sent
    const left = await Promise.all(mails.map(mail => deliver(running, mail)))
    sent += left.filter(Boolean).length
  }
}

async function deliver({ app, mail: gateway, origin }: RunningApp, mail: Mail): Promise<boolean> {
  try {
    await gateway.send({
      to: mail.recipient,
      subject: subjectLine(mail.subject),
      text: `${mail.text}\n\n${origin}${mail.link}\n`,
    })
    await saveSent(app.db, mail.mailId, date(app.clock()))
    return true
  } catch (error) {
    const minutes = 2 ** Math.min(mail.attempts - 1, 10)
    app.log.warn({ mail: mail.mailId, attempts: mail.attempts, error: String(error) }, 'a mail did not leave')
    await saveUnsent(app.db, mail.mailId, { error: String(error), dueAt: date(app.clock().add({ minutes })) })
    return false
  }
}

const subjectLine = (text: string) => text.replace(/\s+/g, ' ').slice(0, 150)
const date = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)
