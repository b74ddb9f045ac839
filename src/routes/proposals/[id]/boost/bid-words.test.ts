import { expect, test } from 'vitest'
import { bidStates } from '#economy/boosts/boost-auction'
import { bidWords } from './bid-words.ts'

const bid = {
  proposalId: 'a',
  connects: 5,
  state: 'placed',
  place: 2,
  held: 5,
  charged: 0,
  placebo: false,
  atOnce: false,
} as const

test('each state of a bid has its words, and says where the Connects are', () => {
  expect(bidStates.map(state => bidWords({ ...bid, state, charged: state === 'returned' ? 5 : 0 }).text)).toEqual([
    '5 Connects are held until that is decided.',
    'It is used up: nobody can outbid you. 5 Connects are held, and charged when the bidding closes.',
    'By the rules of this bidding its place stays spent, though the client had not acted on it. 5 Connects are held, and charged when the bidding closes.',
    'Your bid of 5 Connects is back in your wallet.',
    '5 Connects came back without a charge.',
    'It was charged, and by the rules of this bidding 5 Connects came back.',
  ])
  expect(bidWords({ ...bid, state: 'consumed', charged: 5, held: 0 }).text).toContain('5 Connects are spent')
  expect(bidWords({ ...bid, state: 'kept', charged: 5, held: 0 }).text).toContain('5 Connects stay spent')
  const taken = { ...bid, atOnce: true, state: 'consumed' as const, charged: 5, held: 0 }
  expect(bidWords(taken)).toMatchObject({
    title: 'Your proposal has place 2.',
    text: 'It cost 5 Connects, which are spent, and nobody can take it from you.',
  })
  expect(bidWords({ ...taken, place: null }).title).toBe('Your proposal has left its place.')
  expect(bidWords({ ...bid, state: 'released', placebo: true }).title).toBe('This bidding was a placebo.')
})
