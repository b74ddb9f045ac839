import { money } from '#components/figures/money'
import type { Pay } from '#marketplace/posts/post-card'

/** What a post pays: "$450 fixed price", "$20 to $40 per hour". */
export function payWords(pay: Pay): string {
  if (pay.type === 'fixed') return `${money(pay.budgetCents)} fixed price`
  const [least, most] = [pay.minCents ?? pay.maxCents, pay.maxCents ?? pay.minCents]
  if (least === null || most === null) return 'Hourly, rate open'
  return least === most ? `${money(least)} per hour` : `${money(least)} to ${money(most)} per hour`
}
