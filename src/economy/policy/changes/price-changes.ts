import { connectsWords, countWords } from '../../figure-words.ts'
import { priceVaries } from '../../prices/dynamic-price.ts'
import { priceOf } from '../../prices/price-of.ts'
import type { Policy } from '../policy.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

export const priceChanges = (compared: Compared): string[] => [
  ...pricesOfLast(compared),
  ...pricesForAnybody(compared),
  ...quotes(compared),
]

/** "Ten proposals like your last ten cost 38 instead of 30 Connects in all." */
function pricesOfLast({ before, after, member: { lastPosts } }: Compared): string[] {
  const [old, next] = [before, after].map(policy => lastPosts.map(post => priceOf(post, policy).connects))
  if (old!.every((price, i) => price === next![i])) return []
  const [was, is] = [sum(old!), sum(next!)]
  if (lastPosts.length === 1) return [`A proposal like your last one costs ${is} instead of ${connectsWords(was)}.`]
  const like = `${countWords(lastPosts.length)} proposals like your last ${lastPosts.length}`
  return was === is
    ? [`${like} cost ${connectsWords(is)} in all as before, but some cost more and others less.`]
    : [`${like} cost ${is} instead of ${connectsWords(was)} in all.`]
}

/** Who has not proposed yet has no figures of their own. */
function pricesForAnybody({ before, after, member: { lastPosts } }: Compared): string[] {
  if (lastPosts.length > 0) return []
  const [was, is] = [priceRange(before), priceRange(after)]
  return was === is ? [] : [`A proposal costs ${is} ${is === '1' ? 'Connect' : 'Connects'} instead of ${was}.`]
}

function priceRange({ price }: Policy): string {
  const all = [...price.fixed, ...price.hourly].map(({ connects }) =>
    Math.min(price.most, Math.max(price.least, connects)),
  )
  const [least, most] = [Math.min(...all), Math.max(...all)]
  return least === most ? countWords(least) : `${countWords(least)} to ${countWords(most)}`
}

/** How long a price that was shown holds is nothing to anybody where proposals have one price. */
const quotes = ({ before, after }: Compared): string[] =>
  priceVaries(before.price) && priceVaries(after.price) ? lineChanges({ before, after }, 'price.quoteMinutes') : []

const sum = (figures: number[]): number => figures.reduce((all, one) => all + one, 0)
