import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { refusalText } from '../refusal-text.ts'
import { actForAgency } from './act-for-agency.ts'
import { type Role, roles } from './agency-rules.ts'

const who = (what: Parameters<typeof actForAgency>[1], policy: Parameters<typeof actForAgency>[2] = earnest) =>
  roles.filter(role => actForAgency(role, what, policy).ok)

test('everybody who belongs to an agency spends from its pool on proposals and boosts; who buys for it is named by the policy, and its owner and admins change everything else', () => {
  expect(who('spend')).toEqual(['owner', 'admin', 'member'])
  expect(who('buy')).toEqual(['owner', 'admin'])
  expect(who('manage')).toEqual(['owner', 'admin'])
  const buyers = (...buyers: Role[]) => ({ agencies: { ...earnest.agencies!, buyers } })
  expect(who('buy', buyers('owner'))).toEqual(['owner'])
  expect(who('buy', buyers('owner', 'admin', 'member'))).toEqual(['owner', 'admin', 'member'])
  expect(who('buy', { agencies: null })).toEqual(['owner', 'admin'])
})

test('who does not belong to it does nothing for it, and a refusal says who can', () => {
  for (const what of ['spend', 'buy', 'manage'] as const)
    expect(actForAgency(undefined, what, earnest)).toMatchObject({ refusal: { code: 'not-in-agency' } })
  const [buy, manage] = (['buy', 'manage'] as const).map(what => actForAgency('member', what, earnest))
  expect(buy?.ok === false && refusalText(buy.refusal)).toBe(
    'For the pool of an agency Connects are bought by its owner and its admins. Nothing was charged; ask one of them.',
  )
  expect(manage?.ok === false && refusalText(manage.refusal)).toBe(
    'In an agency this is for its owner and its admins. Nothing was changed; ask one of them.',
  )
})
