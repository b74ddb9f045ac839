import { connectsWords } from '#economy/figure-words'

const are = (n: number) => (n === 1 ? 'is' : 'are')
const were = (n: number) => (n === 1 ? 'was' : 'were')

/** What the owner is told of a purchase of so many Connects that was charged back. */
export function revokedText({
  connects,
  taken,
  shortfall,
}: Record<'connects' | 'taken' | 'shortfall', number>): string {
  const left = taken > 0 ? ` ${taken} ${were(taken)} left and ${are(taken)} gone.` : ' None of them was left.'
  const owed =
    shortfall > 0
      ? ` ${shortfall} ${were(shortfall)} spent or ${are(shortfall)} held: you owe them, and what you receive next settles that first.`
      : ' You owe nothing.'
  return `Your payment for ${connectsWords(connects)} was charged back.${left}${owed}`
}
