import { expect, test } from 'vitest'
import { adjustmentAsked, adjustmentDecided, revocationDone } from './adjustment-sentences.ts'

const answer = { walletId: 'w', adjustmentId: 'a', connects: 50, state: 'made' as const, balance: 1090 }

test('an adjustment says what was done, or that it waits', () => {
  expect(adjustmentAsked('Ines', answer)).toBe('50 Connects were given. Ines has 1,090 now and has been told why.')
  expect(adjustmentAsked('Ines', { ...answer, connects: -1 })).toContain('1 Connect was taken.')
  expect(adjustmentAsked('Ines', { ...answer, state: 'waiting' })).toContain('No Connects have moved')
  expect(adjustmentDecided(answer)).toBe('Approved. 50 Connects were given; the wallet has 1,090 now.')
  expect(adjustmentDecided({ ...answer, state: 'rejected' })).toContain('Rejected. No Connects have moved')
})

test('a revocation says what went and what is owed', () => {
  const done = { walletId: 'w', reference: 'r', connects: 20, taken: 8, shortfall: 12, owed: 12, revoked: true }
  expect(revocationDone(done)).toBe('Revoked. 8 were left and are gone; 12 were used or held and are owed.')
  expect(revocationDone({ ...done, taken: 20, shortfall: 0 })).toBe(
    'Revoked. 20 were left and are gone; nothing is owed.',
  )
  expect(revocationDone({ ...done, revoked: false })).toContain('Nothing was taken a second time')
})
