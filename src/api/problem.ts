import type { Context } from 'hono'
import { type Refusal, refuse } from '#economy/decision'
import { type RefusalCode, refusalField, refusalText } from '#economy/refusal-text'
import { type RequestFault, requestFaults } from './request-faults.ts'
import { requestId } from './request-id.ts'

/** Every refusal of the product as HTTP says it. A refusal without a line here does not compile. */
export const problems = {
  'not-found': { status: 404, title: 'Not found' },
  'sign-in-needed': { status: 401, title: 'Sign in needed' },
  'not-yours': { status: 403, title: 'Not yours' },
  'not-a-freelancer': { status: 403, title: 'Not a freelancer' },
  'not-a-client': { status: 403, title: 'Not a client' },
  'not-an-operator': { status: 403, title: 'Not an operator' },
  'invalid-input': { status: 400, title: 'Invalid input' },
  'email-not-verified': { status: 403, title: 'E-mail address not confirmed' },
  'no-agencies': { status: 403, title: 'No agencies here' },
  'owns-agency': { status: 409, title: 'Owns an agency already' },
  'not-in-agency': { status: 403, title: 'Not in this agency' },
  'not-for-members': { status: 403, title: 'Not for members of an agency' },
  'not-a-buyer': { status: 403, title: 'Not a buyer' },
  'owner-stays': { status: 409, title: 'The owner stays' },
  'already-in-agency': { status: 409, title: 'Already in this agency' },
  'agency-full': { status: 409, title: 'Agency full' },
  'for-persons': { status: 403, title: 'For persons' },
  'pool-frozen': { status: 409, title: 'Pool frozen' },
  'own-post': { status: 403, title: 'Own post' },
  'post-not-open': { status: 409, title: 'Post not open' },
  'post-already-ended': { status: 409, title: 'Post already ended' },
  'post-has-hire': { status: 409, title: 'Post has a hire' },
  'post-has-proposals': { status: 409, title: 'Post has proposals' },
  'already-invited': { status: 409, title: 'Already invited' },
  'invitations-of-post': { status: 409, title: 'Invitations of this post used up' },
  'invitations-of-day': { status: 409, title: 'Invitations of this day used up' },
  'has-proposed': { status: 409, title: 'Has proposed' },
  'no-such-plan': { status: 422, title: 'No such plan' },
  'already-on-plan': { status: 409, title: 'Already on this plan' },
  'invitation-answered': { status: 409, title: 'Invitation answered' },
  'post-full': { status: 409, title: 'Post full' },
  'too-many-drafts': { status: 409, title: 'Too many drafts' },
  'already-proposed': { status: 409, title: 'Already proposed' },
  'too-few-connects': { status: 402, title: 'Too few Connects' },
  'over-monthly-budget': { status: 409, title: 'Over your monthly budget' },
  'over-weekly-budget': { status: 409, title: 'Over your weekly budget' },
  'budget-not-by': { status: 422, title: 'Budget by another length of time' },
  'over-proposal-limit': { status: 409, title: 'Over your limit for a proposal' },
  'over-boost-limit': { status: 409, title: 'Over your limit for a boost' },
  'prolonging-off': { status: 409, title: 'Posts are not prolonged here' },
  'open-long-enough': { status: 409, title: 'Open long enough' },
  'post-changed': { status: 409, title: 'Post changed' },
  'price-changed': { status: 409, title: 'Price changed' },
  'location-not-allowed': { status: 403, title: 'Location not allowed' },
  'cover-letter-missing': { status: 422, title: 'Cover letter missing' },
  'cover-letter-too-long': { status: 422, title: 'Cover letter too long' },
  'answer-missing': { status: 422, title: 'Answer missing' },
  'answer-too-long': { status: 422, title: 'Answer too long' },
  'bid-missing': { status: 422, title: 'Bid missing' },
  'bid-out-of-range': { status: 422, title: 'Bid out of range' },
  'too-many-links': { status: 422, title: 'Too many links' },
  'link-not-allowed': { status: 422, title: 'Link not allowed' },
  'proposal-not-open': { status: 409, title: 'Proposal not open' },
  'boosts-off': { status: 409, title: 'No boosts here' },
  'boost-closed': { status: 409, title: 'Boost auction closed' },
  'boost-placed': { status: 409, title: 'Place taken already' },
  'boost-price': { status: 409, title: 'Place has a fixed price' },
  'boost-consumed': { status: 409, title: 'Boost consumed' },
  'boost-unfit': { status: 403, title: 'Boost not fitting' },
  'boost-places-taken': { status: 409, title: 'Boost places taken' },
  'boost-too-low': { status: 409, title: 'Boost bid too low' },
  'boost-too-high': { status: 422, title: 'Boost bid too high' },
  'hold-not-found': { status: 404, title: 'Hold not found' },
  'hold-ended': { status: 409, title: 'Hold ended' },
  'hold-too-small': { status: 409, title: 'Hold too small' },
  'hold-reason-used': { status: 409, title: 'Hold reason used' },
  'not-a-sandbox': { status: 403, title: 'Not a sandbox' },
  'clock-never-back': { status: 422, title: 'Clock never goes back' },
  'clock-too-far': { status: 422, title: 'Clock too far' },
  'clock-is-moving': { status: 409, title: 'Clock is moving' },
  'clock-not-moving': { status: 409, title: 'Clock is not moving' },
  'policy-invalid': { status: 422, title: 'Policy invalid' },
  'policy-unchanged': { status: 409, title: 'Policy unchanged' },
  'policy-too-soon': { status: 422, title: 'Policy too soon' },
  'policy-too-far': { status: 422, title: 'Policy too far ahead' },
  'policy-before-scheduled': { status: 409, title: 'Policy before one that is scheduled' },
  'policy-keep-out-of-order': { status: 422, title: 'Days out of order' },
  'policy-in-force': { status: 409, title: 'Policy in force' },
  'policy-others-follow': { status: 409, title: 'Others follow' },
  'no-such-bundle': { status: 404, title: 'No such bundle' },
  'bundle-not-for-plan': { status: 403, title: 'Bundle not for this plan' },
  'purchase-differs': { status: 409, title: 'Purchase differs' },
  'payment-elsewhere': { status: 409, title: 'Payment bought elsewhere' },
  'purchase-waits': { status: 409, title: 'Purchase waits' },
  'adjustment-too-large': { status: 409, title: 'Adjustment too large' },
  'adjustment-decided': { status: 409, title: 'Adjustment decided' },
  'own-request': { status: 403, title: 'Own request' },
  'for-yourself': { status: 403, title: 'For yourself' },
  'own-cause': { status: 403, title: 'Own cause' },
  'own-prices': { status: 403, title: 'Own prices' },
  'campaign-approved': { status: 409, title: 'Campaign approved' },
  'campaign-changed': { status: 409, title: 'Campaign changed' },
  'visibility-not-offered': { status: 409, title: 'Not offered' },
  'ceiling-below-price': { status: 422, title: 'Ceiling below the price' },
  'cannot-pay-visibility': { status: 402, title: 'No Connect to pay with' },
  'test-passed': { status: 409, title: 'Test passed' },
  'test-too-soon': { status: 409, title: 'Test too soon' },
  'test-not-running': { status: 409, title: 'Test not running' },
  'test-time-up': { status: 409, title: 'Time is up' },
  'no-such-grant': { status: 404, title: 'No such grant' },
  'code-unknown': { status: 404, title: 'Code unknown' },
  'too-many-codes': { status: 429, title: 'Too many wrong codes' },
  'code-taken': { status: 409, title: 'Code taken' },
  'campaign-not-open': { status: 409, title: 'Campaign not open' },
  'campaign-full': { status: 409, title: 'Campaign full' },
  'campaign-over': { status: 409, title: 'Campaign over' },
  'campaign-ends-before': { status: 409, title: 'Campaign ends before' },
  'campaign-limit-below-given': { status: 409, title: 'Campaign limit below given' },
  'campaign-claimed': { status: 409, title: 'Campaign claimed' },
  'too-many-keys': { status: 409, title: 'Too many keys' },
  'key-reused': { status: 422, title: 'Idempotency-Key reused' },
  'key-missing': { status: 400, title: 'Idempotency-Key missing' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  overloaded: { status: 503, title: 'Overloaded' },
} as const satisfies Record<RefusalCode, ProblemKind>

type ProblemKind = {
  status: 400 | 401 | 402 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503
  title: string
}

/** What is wrong with one field: `pointer` is its JSON Pointer in the body, or the name of a parameter. */
export type FieldError = { pointer: string; detail: string }

/** The answer to a refused request: RFC 9457. */
export function problem(c: Context, refusal: Refusal, errors?: FieldError[]): Response {
  const { code, facts } = refusal
  if (facts.seconds !== undefined) c.header('retry-after', String(facts.seconds))
  const field =
    refusalField(refusal) ?? (code === 'invalid-input' && typeof facts.field === 'string' ? facts.field : undefined)
  return answer(c, problems[code], { code, detail: refusalText(refusal), facts, field, errors })
}

/** The answer to a request that never reached an action. */
export const fault = (c: Context, code: RequestFault): Response =>
  answer(c, requestFaults[code], { code, detail: requestFaults[code].detail, facts: {} })

/** The answer to input that its schema does not accept, with every field that is wrong. */
export function invalid(c: Context, errors: FieldError[]): Response {
  const [{ pointer, detail }] = errors as [FieldError, ...FieldError[]]
  const refusal = refuse('invalid-input', { field: pointer.split('/')[1] ?? pointer, message: detail })
  return problem(c, (refusal as { refusal: Refusal }).refusal, errors)
}

type Particulars = {
  code: string
  detail: string
  facts: Refusal['facts']
  field?: string | undefined
  errors?: FieldError[] | undefined
}

const answer = (c: Context, { status, title }: ProblemKind, particulars: Particulars): Response =>
  c.json(
    { type: `/api#problem-${particulars.code}`, title, status, ...particulars, instance: `urn:uuid:${requestId(c)}` },
    status,
    {
      'content-type': 'application/problem+json',
    },
  )
