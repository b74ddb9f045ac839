import type { BoostBid, BoostMove, Why } from '#economy/boosts/boost-auction'
import { connectsWords } from '#economy/figure-words'
import type { NoticeToSend } from '../notices/notify.ts'
import { whatIsBack } from '../notices/what-is-back.ts'

/** `lost` of what went back lapsed with its lot; `least` is what a place takes now, null where none can be had. */
export type About = { title: string; lost: number; least: number | null }

/** What a bidder is told of Connects that moved; nothing of what they did themselves. */
export function boostNotice(
  { bid, kind, connects, why }: BoostMove,
  { title, lost, least }: About,
): NoticeToSend | undefined {
  const page = `/proposals/${bid.proposalId}/boost`
  const to = {
    memberId: bid.freelancerId,
    link: why === 'outbid' && least !== null ? `${page}?connects=${least}` : page,
  }
  if (why === 'placed') return undefined
  if (kind === 'charge') {
    const cost = `its place cost ${connectsWords(connects)}.`
    if (why === 'kept')
      return {
        ...to,
        kind: 'boost-kept',
        text: `Your boost on “${title}” was not used and stays spent, by the rules of its bidding: ${cost}`,
      }
    const did =
      bid.acts.length > 0
        ? 'acted on your boosted proposal'
        : 'has seen your boosted proposal in their list often enough'
    return { ...to, kind: 'boost-charged', text: `The client ${did} for “${title}”: ${cost}` }
  }
  const happened = (kind === 'return' ? returns : happenings)[why]
  if (!happened) return undefined
  const back = whatIsBack({ price: connects, back: connects, lapsed: lost })
  return { ...to, kind: `boost-${why}`, text: `${happened(title)} ${back}${why === 'outbid' ? next(least) : ''}` }
}

/** What a bidder of a placebo is told when it has closed who has nothing back then. */
export const placeboNotice = ({ freelancerId, proposalId }: BoostBid, title: string): NoticeToSend => ({
  memberId: freelancerId,
  kind: 'boost-placebo',
  text: placebo(title),
  link: `/proposals/${proposalId}/boost`,
})

const placebo = (title: string): string =>
  `The bidding on “${title}” was a placebo, one of the few by which we measure what a boost is worth: it had no effect and nothing is charged.`

const next = (least: number | null): string =>
  least === null ? ' No place can be had now.' : ` A place takes ${connectsWords(least)} now: raise, or leave it.`

const removed = (title: string) => `“${title}” was removed for breaking the rules, and your boost with it.`

const happenings: Partial<Record<Why, (title: string) => string>> = {
  outbid: title => `Your boost on “${title}” was outbid.`,
  placebo,
  closed: title => `The bidding on “${title}” has closed, and a place costs less than you bid.`,
  ended: title => `“${title}” has ended, and your boost was not charged.`,
  declined: title => `Your proposal for “${title}” was declined, and your boost was not charged.`,
  removed,
}

/** Of what was charged already. */
const returns: typeof happenings = {
  ended: title => `“${title}” has ended, and by the rules of its bidding your boost comes back.`,
  declined: title =>
    `Your proposal for “${title}” was declined, and by the rules of its bidding your boost comes back.`,
  withdrawn: title =>
    `You withdrew your proposal for “${title}”, and by the rules of its bidding your boost comes back.`,
  removed,
}
