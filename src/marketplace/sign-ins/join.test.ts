import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { findWallet } from '#database/wallets/wallets'
import { databases, freshApp } from '#tests/fresh-app'
import { policyNow } from '../app.ts'
import { findMember } from '../members/find-member.ts'
import { makeOperator } from '../operators/make-operator.ts'
import { removeOperator } from '../operators/remove-operator.ts'
import { join } from './join.ts'
import { verifyEmail } from './verify-email.ts'

const robin = {
  name: 'Robin',
  email: 'robin@example.com',
  emailVerified: false,
  isFreelancer: true,
  isClient: false,
  country: 'Peru',
  timezone: 'America/Lima',
}

for (const on of databases) {
  test(`a freelancer who joins ten times at once has one wallet and one sign-up grant (${on})`, async () => {
    const app = await freshApp({ on })
    const id = app.newId()
    await Promise.all(Array.from({ length: 10 }, () => join(app, { ...robin, id })))
    expect(await findMember(app, id)).toMatchObject({
      name: 'Robin',
      isFreelancer: true,
      country: 'Peru',
      timezone: 'America/Lima',
    })
    expect((await findWallet(app.db, id, true))?.lots).toMatchObject([
      { reason: 'sign-up', granted: policyNow(app).grants.signUp.connects },
    ])
    await app.close()
  })
}

test('a client who joins has no wallet', async () => {
  const app = await freshApp()
  const id = app.newId()
  await join(app, { ...robin, id, isFreelancer: false, isClient: true })
  expect(await app.db.selectFrom('wallets').selectAll().execute()).toEqual([])
  await app.close()
})

test('only who has confirmed an address becomes an operator by it, until they are one no more', async () => {
  const app = await freshApp()
  const id = app.newId()
  await join(app, { ...robin, id })
  expect(await makeOperator(app, robin.email)).toBeUndefined()
  await verifyEmail(app, id)
  expect(await makeOperator(app, ' ROBIN@example.com ')).toBe('Robin')
  expect(await findMember(app, id)).toMatchObject({ isOperator: true })
  expect(await removeOperator(app, ' Robin@example.com ')).toBe('Robin')
  expect(await findMember(app, id)).toMatchObject({ isOperator: false })
  expect(await removeOperator(app, robin.email)).toBeUndefined()
  const acts = await sql<{ act: string }>`select act from operator_acts order by act_id`.execute(app.db)
  expect(acts.rows.map(({ act }) => act)).toEqual(['operator-made', 'operator-removed'])
  await app.close()
})
