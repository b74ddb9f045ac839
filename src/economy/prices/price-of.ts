import type { Policy } from '../policy/policy.ts'
import type { Duration, Workload } from '../posts/hourly-terms.ts'
import { factorLines } from './dynamic-price.ts'
import { firstFree } from './first-free.ts'

/** What of a post decides its price. Null = the post does not say. */
export type PricedPost = {
  payment:
    | { type: 'fixed'; budgetCents: number }
    | { type: 'hourly'; duration: Duration | null; workload: Workload | null }
  clientVerified: boolean | null
  invited: boolean
  category: string | null
  level: string | null
  /** How many were sent to it already. */
  proposals: number
  /** What the client has spent, and how many of 100 decided posts they hired on. Null = not known. */
  history: { spentCents: number; hireRate: number | null } | null
}

/** The lines add up to the price: what a freelancer reads is what is charged. `otherwise` is what it costs once a free first place is taken. */
export type Price = { connects: number; because: PriceLine[]; otherwise?: Price }
export type PriceLine = { connects: number; text: string }

/**
 * A proposal costs the Connects of its post's band, one step fewer while the client's payment is not verified, and nothing on an invitation.
 *
 * Larger work is worth more to win, so it costs more to ask for; a client nobody has vouched for is a
 * greater risk, so it costs less; who was invited did not have to be kept from asking. Every figure is
 * the policy's and every reason is a line, because a price that nobody explains reads as arbitrary.
 * Source: policies/*.yaml, `price`; measured on the real posts of January 2023 (tests/posts/real-posts.test.ts).
 */
export function priceOf(post: PricedPost, { price: rules }: Policy): Price {
  const band = bandOf(post.payment, rules)
  const because = [{ connects: band.connects, text: band.label }]
  const now = () => because.reduce((sum, line) => sum + line.connects, 0)
  because.push(...lengthLine(post.payment), ...verificationLine(now(), post.clientVerified, rules))
  because.push(...factorLines(now(), post, rules))
  because.push(...limitLine(now(), rules))
  because.push(...invitationLine(now(), post.invited, rules))
  return firstFree({ connects: now(), because }, post.proposals, rules)
}

type Rules = Policy['price']

/** The first band that matches; what a post leaves open matches no condition. */
function bandOf(payment: PricedPost['payment'], { fixed, hourly }: Rules): { connects: number; label: string } {
  const band =
    payment.type === 'fixed'
      ? fixed.find(({ belowCents }) => belowCents === null || payment.budgetCents < belowCents)
      : hourly.find(({ duration, workload }) => meets(payment.duration, duration) && meets(payment.workload, workload))
  if (!band) throw new Error('The last band of a policy must be open.')
  return band
}

const meets = <T>(stated: T | null, allowed: T[] | undefined) =>
  !allowed || (stated !== null && allowed.includes(stated))

const lengthLine = (payment: PricedPost['payment']): PriceLine[] =>
  payment.type === 'hourly' && payment.duration === null
    ? [{ connects: 0, text: 'The post does not say how long the work lasts' }]
    : []

function verificationLine(
  connects: number,
  verified: boolean | null,
  { unverifiedClientStepsDown, steps }: Rules,
): PriceLine[] {
  if (unverifiedClientStepsDown === 0) return []
  if (verified === null) return [{ connects: 0, text: "Not known whether the client's payment is verified" }]
  if (verified) return [{ connects: 0, text: "Client's payment verified" }]
  const lower = steps[Math.max(0, steps.indexOf(connects) - unverifiedClientStepsDown)] ?? connects
  return [{ connects: lower - connects, text: "Client's payment not verified" }]
}

function limitLine(connects: number, { least, most }: Rules): PriceLine[] {
  if (connects < least) return [{ connects: least - connects, text: `At least ${least}` }]
  if (connects > most) return [{ connects: most - connects, text: `At most ${most}` }]
  return []
}

/** An invitation never makes a proposal dearer, whatever the policy says it costs. */
const invitationLine = (connects: number, invited: boolean, { invitation }: Rules): PriceLine[] =>
  invited ? [{ connects: Math.min(0, invitation - connects), text: 'Client invited you' }] : []
