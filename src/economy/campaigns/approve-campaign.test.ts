import { expect, test } from 'vitest'
import { days, earnest } from '#tests/builders'
import { refusalText } from '../refusal-text.ts'
import { approveCampaign, approvedAlone, askerAfter, campaignWaits, mostOf } from './approve-campaign.ts'
import { claimCampaign } from './claim-campaign.ts'

const [maker, second] = [
  { id: 'a', email: 'ops@example.com' },
  { id: 'b', email: 'b@example.com' },
]
const ten = { connects: 10, percentOff: null, perPerson: 1, limit: 10 as number | null }

test('a campaign that can give more in all than one operator may give alone waits for a second one, and whoever made it receives nothing of it', () => {
  const large = { ...ten, limit: 11, approved: approvedAlone({ ...ten, limit: 11 }, 0, earnest) }
  expect([approvedAlone(ten, 0, earnest), large.approved, approvedAlone(ten, 1, earnest)]).toEqual([100, 0, 0])
  expect([campaignWaits(large), campaignWaits({ ...ten, approved: 100 })]).toEqual([true, false])
  expect(approveCampaign(large, { approver: maker, asker: maker })).toMatchObject({ refusal: { code: 'own-request' } })
  expect(approveCampaign(large, { approver: { id: 'c', email: 'ops+2@example.com' }, asker: maker })).toMatchObject({
    refusal: { code: 'own-request' },
  })
  expect(approveCampaign(large, { approver: second, asker: maker })).toEqual({ ok: true, value: { approved: 110 } })
  const open = {
    ...large,
    kind: 'launch' as const,
    code: null,
    opensAt: days(-1),
    closesAt: days(1),
    given: 0,
    times: 0,
    questions: [],
  }
  const claim = { code: null, answers: [], times: 0 }
  const now = days(0)
  expect(claimCampaign(open, claim, now)).toMatchObject({ refusal: { code: 'campaign-not-open' } })
  expect(claimCampaign({ ...open, approved: 110 }, claim, now)).toMatchObject({ ok: true })
  expect(claimCampaign({ ...open, approved: 110 }, { ...claim, isMaker: true }, now)).toMatchObject({
    refusal: { code: 'for-yourself' },
  })
})

test('made larger than it was approved for, it waits again; for everybody it always does', () => {
  expect(campaignWaits({ ...ten, limit: 20, approved: 110 })).toBe(true)
  expect(approveCampaign({ ...ten, approved: 100 }, { approver: second, asker: maker })).toMatchObject({
    refusal: { code: 'campaign-approved' },
  })
  expect(approvedAlone({ ...ten, connects: 1, limit: null }, 0, earnest)).toBe(0)
  expect(mostOf({ ...ten, connects: 10_000, limit: null })).toBe(1_000_000_000_000)
})

test('what it can give to each person counts as often as it gives it', () => {
  expect(mostOf({ ...ten, perPerson: 3 })).toBe(300)
  expect(approvedAlone({ ...ten, limit: 5, perPerson: 2 }, 0, earnest)).toBe(100)
  expect(approvedAlone({ ...ten, perPerson: 2 }, 0, earnest)).toBe(0)
  expect(campaignWaits({ ...ten, perPerson: 2, approved: 100 })).toBe(true)
  expect(Number.isSafeInteger(mostOf({ ...ten, connects: 10_000, perPerson: 100, limit: null }))).toBe(true)
})

test('who makes a campaign larger asks for it, and whoever changes it otherwise does not', () => {
  const made = { ...ten, askedBy: 'a' }
  expect([askerAfter(made, { ...ten, limit: 11 }, 'b'), askerAfter(made, { ...ten, limit: null }, 'b')]).toEqual([
    'b',
    'b',
  ])
  expect([askerAfter(made, { ...ten, limit: 9 }, 'b'), askerAfter(made, ten, 'b')]).toEqual(['a', 'a'])
})

test('nobody approves what they have not read: what it can give is compared', () => {
  const [limited, everybody] = [
    { ...ten, limit: 50, approved: 0 },
    { ...ten, limit: null, approved: 0 },
  ]
  const approve = (campaign: typeof limited | typeof everybody, shown: number | null | undefined) =>
    approveCampaign(campaign, { approver: second, asker: maker, shown })
  expect(approve(limited, 500)).toMatchObject({ value: { approved: 500 } })
  expect(approve(everybody, null)).toMatchObject({ ok: true })
  expect(approve(everybody, undefined)).toMatchObject({ ok: true })
  expect(approve(everybody, 500)).toMatchObject({ refusal: { code: 'campaign-changed', facts: { most: null } } })
  expect(approve(limited, null)).toMatchObject({ refusal: { code: 'campaign-changed', facts: { most: 500 } } })
})

test('a discount waits by its percent, whoever it is for, and made larger it waits again', () => {
  const off = (percentOff: number, limit: number | null = 5) => ({ connects: 0, percentOff, perPerson: 2, limit })
  const policy = { ...earnest, corrections: { ...earnest.corrections, discountAbove: 20 } }
  const made = (percentOff: number, limit?: number | null) => {
    const campaign = off(percentOff, limit)
    return { ...campaign, approved: approvedAlone(campaign, 1_000_000, policy) }
  }
  expect([made(20), made(20, null), made(21)].map(campaignWaits)).toEqual([false, false, true])
  expect(campaignWaits({ ...made(20), limit: null })).toBe(false)
  const large = made(50)
  expect(mostOf(large)).toBe(10)
  expect(approveCampaign(large, { approver: maker, asker: maker })).toMatchObject({ refusal: { code: 'own-request' } })
  expect(approveCampaign(large, { approver: second, asker: maker, shown: 10 })).toMatchObject({
    value: { approved: 10 },
  })
  const changed = approveCampaign({ ...large, limit: 6 }, { approver: second, asker: maker, shown: 10 })
  expect(changed.ok ? '' : refusalText(changed.refusal)).toBe(
    'This campaign was changed after you read it: it can give 12 discounts in all now. Nothing was approved; look at it and decide again.',
  )
  expect(campaignWaits({ ...large, approved: 10, limit: 6 })).toBe(true)
  const always = { ...policy, corrections: { ...policy.corrections, discountAbove: 0 } }
  expect(campaignWaits({ ...off(1), approved: approvedAlone(off(1), 0, always) })).toBe(true)
})
