import { expect, test } from 'vitest'
import { days, earnest, lot, noon, wallet } from '#tests/builders'
import { refusalText } from '../refusal-text.ts'
import { type Letter, letterProblems, type ProposalTarget, submitProposal } from './submit-proposal.ts'

const letter = (about: Partial<Letter> = {}): Letter => ({
  coverLetter: 'I have built two of these.',
  bidCents: 400_00,
  answers: [],
  portfolio: [],
  shownPrice: 4,
  ...about,
})
type About = {
  post?: object
  freelancer?: object
  wallet?: ProposalTarget['wallet']
  alreadyProposed?: boolean
  price?: number
}
const to = ({ post, freelancer, price = 4, ...rest }: About = {}): ProposalTarget => ({
  post: {
    id: 'post-1',
    clientId: 'client-1',
    state: 'open',
    endsAt: days(30),
    questions: [],
    countries: [],
    editedAt: null,
    ...post,
  },
  price: { connects: price, because: [{ connects: price, text: 'Fixed price $50 to $599' }] },
  freelancer: { id: 'wallet-1', isFreelancer: true, emailVerified: true, country: 'Portugal', ...freelancer },
  wallet: wallet(lot({ left: 34 })),
  alreadyProposed: false,
  proposalId: 'proposal-1',
  movementId: 'movement-1',
  ...rest,
})
const refused = (written: Letter, target: ProposalTarget) => {
  const decision = submitProposal(written, target, earnest, noon)
  return decision.ok ? 'sent' : decision.refusal.code
}

test('a proposal is sent once, to an open post of somebody else, for exactly the price that was shown', () => {
  expect(submitProposal(letter(), to(), earnest, noon)).toMatchObject({
    ok: true,
    value: { kind: 'proposal', entries: [{ debit: 'available', credit: 'burnt', lotId: 'lot-1', amount: 4 }] },
  })
  expect(refused(letter(), to({ alreadyProposed: true }))).toBe('already-proposed')
  expect(refused(letter(), to({ post: { clientId: 'wallet-1' } }))).toBe('own-post')
  expect(refused(letter(), to({ post: { state: 'closed' } }))).toBe('post-not-open')
  expect(refused(letter({ shownPrice: 2 }), to())).toBe('price-changed')
})

test('a post that was edited after it was read charges nothing: the answers may be to other questions', () => {
  const edited = '2026-04-30T12:00:00.000Z'
  expect(refused(letter({ shownEditedAt: null }), to({ post: { editedAt: edited } }))).toBe('post-changed')
  expect(refused(letter({ shownEditedAt: edited }), to({ post: { editedAt: edited } }))).toBe('sent')
  expect(refused(letter(), to({ post: { editedAt: edited } }))).toBe('sent')
})

test('a post ends with its last instant, whether or not any job has ended it yet', () => {
  expect(refused(letter(), to({ post: { endsAt: noon } }))).toBe('post-not-open')
})

test('each thing that is missing has its own refusal', () => {
  expect(refused(letter({ coverLetter: '  ' }), to())).toBe('cover-letter-missing')
  expect(refused(letter({ coverLetter: 'x'.repeat(earnest.proposals.coverLetterMost + 1) }), to())).toBe(
    'cover-letter-too-long',
  )
  expect(refused(letter({ bidCents: null }), to())).toBe('bid-missing')
  expect(refused(letter({ bidCents: -1 }), to())).toBe('bid-out-of-range')
  expect(refused(letter(), to({ post: { questions: ['When?'] } }))).toBe('answer-missing')
  expect(
    refused(
      letter({ answers: ['x'.repeat(earnest.proposals.answerMost + 1)] }),
      to({ post: { questions: ['When?'] } }),
    ),
  ).toBe('answer-too-long')
  expect(refused(letter(), to({ freelancer: { emailVerified: false } }))).toBe('email-not-verified')
  expect(refused(letter(), to({ freelancer: { isFreelancer: false } }))).toBe('not-a-freelancer')
  expect(refused(letter(), to({ post: { countries: ['Ghana'] } }))).toBe('location-not-allowed')
})

test('a bid is whole cents', () => {
  for (const bidCents of [400.5, Number.NaN, Number.POSITIVE_INFINITY])
    expect(refused(letter({ bidCents }), to())).toBe('bid-missing')
})

test('links to earlier work are at most ten, and each is an https address', () => {
  const links = (count: number) => Array.from({ length: count }, (_, i) => `https://example.test/${i}`)
  expect(refused(letter({ portfolio: links(10) }), to())).toBe('sent')
  expect(refused(letter({ portfolio: links(11) }), to())).toBe('too-many-links')
  for (const link of ['http://example.test', 'javascript:alert(1)', 'https://me:word@example.test', 'https://here', ''])
    expect(refused(letter({ portfolio: [link] }), to())).toBe('link-not-allowed')
  expect(refused(letter({ portfolio: [`https://example.test/${'x'.repeat(300)}`] }), to())).toBe('link-not-allowed')
})

test('too few Connects names the price and what there is', () => {
  const decision = submitProposal(letter(), to({ wallet: wallet(lot({ left: 3 })) }), earnest, noon)
  expect(decision.ok ? '' : refusalText(decision.refusal)).toBe(
    'This proposal costs 4 Connects and you have 3. Nothing was charged; your draft is kept.',
  )
})

test('an invitation of price 0 moves nothing', () => {
  expect(submitProposal(letter({ shownPrice: 0 }), to({ price: 0, wallet: wallet() }), earnest, noon)).toMatchObject({
    ok: true,
    value: { entries: [] },
  })
})

test('everything a letter lacks is said at once, in the order of the form', () => {
  const written = letter({
    coverLetter: ' ',
    bidCents: 1,
    answers: ['Yes.', 'x'.repeat(earnest.proposals.answerMost + 1)],
  })
  const problems = letterProblems(written, ['One?', 'Two?', 'Three?'], earnest)
  expect(problems.map(({ code, facts }) => [code, facts.number])).toEqual([
    ['cover-letter-missing', undefined],
    ['bid-out-of-range', undefined],
    ['answer-too-long', 2],
    ['answer-missing', 3],
  ])
})
