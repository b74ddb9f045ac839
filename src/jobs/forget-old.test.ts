import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { aFreelancer, freshApp } from '../../tests/fresh-app.ts'
import { forgetOld } from './forget-old.ts'

test('an answer is kept for the days of the policy, and no longer', async () => {
  const policy = { ...readPolicy('earnest'), answers: { keptDays: 3 } }
  const app = await freshApp({ policy })
  const walletId = await aFreelancer(app)
  const ask = (reason: string) =>
    grantConnects(app, { by: system, key: 'one', walletId, source: 'demo', reason, connects: 2 })
  const first = await ask('a')
  app.pass({ hours: 3 * 24 })
  await forgetOld(app)
  expect(await ask('a')).toEqual(first)
  app.pass({ milliseconds: 1 })
  await forgetOld(app)
  expect(await ask('b')).toMatchObject({ ok: true, value: { reason: 'b', given: true } })
  await app.close()
})
