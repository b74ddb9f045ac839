import { connectsWords, countWords, some } from '../figure-words.ts'
import { type PricedPost, priceOf } from '../prices/price-of.ts'
import type { Policy } from './policy.ts'

/** What another policy makes of the prices of posts: how many cost more or less, and the mean price in Connects. */
export type PriceShift = { posts: number; dearer: number; cheaper: number; meanBefore: number; meanAfter: number }

/** Each kind of post counts as often as there are posts of it. */
export function priceShift(kinds: { post: PricedPost; posts: number }[], before: Policy, after: Policy): PriceShift {
  const shift = { posts: 0, dearer: 0, cheaper: 0, meanBefore: 0, meanAfter: 0 }
  for (const { post, posts } of kinds) {
    const [old, next] = [priceOf(post, before).connects, priceOf(post, after).connects]
    shift.posts += posts
    shift.meanBefore += posts * old
    shift.meanAfter += posts * next
    if (next > old) shift.dearer += posts
    if (next < old) shift.cheaper += posts
  }
  const { posts } = shift
  return posts === 0 ? shift : { ...shift, meanBefore: shift.meanBefore / posts, meanAfter: shift.meanAfter / posts }
}

/** What a change means for members in numbers, as sentences. */
export function meaningOf({
  prices,
  caps,
  wallets,
  keeping,
  promised,
}: {
  prices: PriceShift
  caps: { wallets: number; above: number } | null
  wallets: number
  keeping: number
  /** Who keeps another version than the last, in sentences. */
  promised: string[]
}): string[] {
  const { posts, dearer, cheaper, meanBefore, meanAfter } = prices
  const kept = [
    ...(caps?.wallets
      ? [
          `${countWords(caps.wallets)} of ${some(wallets, 'wallet')} have ${connectsWords(caps.above)} more in all than the lower cap of their plan would carry.`,
        ]
      : []),
    ...(keeping > 0
      ? [`${countWords(keeping)} of ${some(wallets, 'wallet')} keep the rules of before for a while.`]
      : []),
    ...promised,
  ]
  if (posts === 0) return ['There are no open posts, so no price of one changes.', ...kept]
  if (dearer + cheaper === 0) return [`No price of the ${some(posts, 'open post')} changes.`, ...kept]
  return [
    `Of ${some(posts, 'open post')}, a proposal to ${countWords(dearer)} costs more and to ${countWords(cheaper)} less.`,
    `The mean price goes from ${tenths(meanBefore)} to ${tenths(meanAfter)} Connects.`,
    ...kept,
  ]
}

const tenths = (n: number): string => n.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
