import { expect, test } from 'vitest'
import { listMails } from '#database/notices/mails'
import type { OutgoingMail } from '#gateways/mail/mail-gateway'
import { beginDelivering } from '#marketplace/notices/begin-delivering'
import { notify } from '#marketplace/notices/notify'
import { aFreelancer, databases, freshApp, type TestApp } from '#tests/fresh-app'
import { serving } from '#tests/serving'
import { deliverMails, deliverMailsJob } from './deliver-mails.ts'

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

test('what was written while no mail left stays in the mailbox for good; what is written afterwards leaves', async () => {
  const app = await freshApp()
  const sent: OutgoingMail[] = []
  const delivering = runningWith(app, async mail => void sent.push(mail))
  await beginDelivering(app, { delivers: false })
  await tell(app, { emailVerified: true })
  await beginDelivering(app, { delivers: false })
  await beginDelivering(app, { delivers: true })
  expect(await deliverMailsJob.due(delivering)).toBe(0)
  expect(await deliverMailsJob.nextDue!(delivering, app.clock())).toBeUndefined()
  await deliverMails(delivering)
  expect(sent).toEqual([])
  expect(await listMails(app.db, 10)).toHaveLength(1)
  await tell(app, { emailVerified: true })
  await beginDelivering(app, { delivers: true })
  await deliverMails(delivering)
  expect(sent).toHaveLength(1)
  await app.close()
})

test('where nobody wrote down whether mails left, those that waited for more than an hour stay', async () => {
  const app = await freshApp()
  const sent: OutgoingMail[] = []
  await tell(app, { emailVerified: true })
  app.pass({ minutes: 61 })
  await tell(app, { emailVerified: true })
  await beginDelivering(app, { delivers: true })
  await deliverMails(runningWith(app, async mail => void sent.push(mail)))
  expect(sent).toHaveLength(1)
  await app.close()
})

async function tell(app: TestApp, about: { emailVerified: boolean }) {
  const memberId = await aFreelancer(app, about)
  await app.db
    .updateTable('members')
    .set({ email: `${memberId}@example.com` })
    .where('member_id', '=', memberId)
    .execute()
  await app.db
    .transaction()
    .execute(tx =>
      notify(app, tx, [{ memberId, kind: 'test', text: 'Your 6 Connects are back.', link: '/wallet' }], app.clock()),
    )
}

const runningWith = (app: TestApp, send: (mail: OutgoingMail) => Promise<void>) =>
  serving(app, { delivers: true, send })
