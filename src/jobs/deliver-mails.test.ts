import { expect, test } from 'vitest'
import { listMails } from '#database/notices/mails'
import type { OutgoingMail } from '#gateways/mail/mail-gateway'
import { notify } from '#marketplace/notices/notify'
import { aFreelancer, databases, freshApp, type TestApp } from '#tests/fresh-app'
import { serving } from '#tests/serving'
import { deliverMails } from './deliver-mails.ts'

for (const on of databases) {
  test(`a notice goes out as one mail, however many processes deliver (${on})`, async () => {
    const app = await freshApp({ on })
    await tell(app, { emailVerified: true })
    const sent: OutgoingMail[] = []
    const running = runningWith(app, async mail => void sent.push(mail))
    await Promise.all([deliverMails(running), deliverMails(running), deliverMails(running)])
    expect(sent).toHaveLength(1)
    expect(sent[0]!.text).toContain('https://earnest.example/wallet')
    await app.close()
  })

  test(`a mail that does not leave is tried again later, and not before (${on})`, async () => {
    const app = await freshApp({ on })
    await tell(app, { emailVerified: true })
    let tries = 0
    const running = runningWith(app, async () => {
      tries += 1
      if (tries < 3) throw new Error('the server is away')
    })
    await deliverMails(running)
    await deliverMails(running)
    expect(tries).toBe(1)
    app.pass({ minutes: 1 })
    await deliverMails(running)
    app.pass({ minutes: 1 })
    await deliverMails(running)
    expect(tries).toBe(2)
    app.pass({ minutes: 1 })
    await deliverMails(running)
    await deliverMails(running)
    expect(tries).toBe(3)
    await app.close()
  })

  test(`nobody gets mail at an address that is not confirmed (${on})`, async () => {
    const app = await freshApp({ on })
    await tell(app, { emailVerified: false })
    expect(await listMails(app.db, 10)).toEqual([])
    await app.close()
  })
}

async function tell(app: TestApp, about: { emailVerified: boolean }) {
  const memberId = await aFreelancer(app, about)
  await app.db.updateTable('members').set({ email: 'robin@example.com' }).where('member_id', '=', memberId).execute()
  await app.db
    .transaction()
    .execute(tx =>
      notify(app, tx, [{ memberId, kind: 'test', text: 'Your 6 Connects are back.', link: '/wallet' }], app.clock()),
    )
}

const runningWith = (app: TestApp, send: (mail: OutgoingMail) => Promise<void>) =>
  serving(app, { delivers: true, send })
