import { countWords, moneyWords } from '../figure-words.ts'
import type { Plan } from '../plans/plan-rules.ts'
import { amountWords } from './any-amount.ts'
import type { AnyAmount, Bundle } from './bundle-rules.ts'
import type { Region } from './region-rules.ts'

type Prices = Pick<Region, 'currency' | 'connectCents' | 'bundles' | 'plans'>

/** "10 for $1.50, 20 for $3". */
export const bundleWords = (bundles: Bundle[], currency: string): string =>
  bundles.map(bundle => bundlePrice(bundle, currency)).join(', ')

const bundlePrice = ({ connects, cents }: Bundle, currency: string): string =>
  `${countWords(connects)} for ${moneyWords(cents, currency)}`

/** "10 for $1.50 on plan plus". */
export const soldWords = (bundles: Bundle[], currency: string): string =>
  bundles
    .map(bundle => `${bundlePrice(bundle, currency)}${bundle.plans ? ` on plan ${bundle.plans.join(' or ')}` : ''}`)
    .join(', ')

/** "5 to 1,000, each at the price of one, on plan plus". */
export const anyAmountWords = (anyAmount: AnyAmount | null): string =>
  anyAmount
    ? `${amountWords(anyAmount)}, each at the price of one${anyAmount.plans ? `, on plan ${anyAmount.plans.join(' or ')}` : ''}`
    : 'None'

/** "A Connect $0.05, 10 for $0.40; Plus $4.99 a month". */
export function regionWords({ currency, connectCents, bundles, plans: priced }: Prices, plans: Plan[]): string {
  const titleOf = (id: string) => plans.find(plan => plan.id === id)?.title ?? id
  const sold = [`A Connect ${moneyWords(connectCents, currency)}`, soldWords(bundles, currency)].filter(Boolean)
  return [
    sold.join(', '),
    ...priced.map(({ id, cents }) => `${titleOf(id)} ${moneyWords(cents, currency)} a month`),
  ].join('; ')
}
