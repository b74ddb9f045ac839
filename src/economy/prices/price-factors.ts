import { connectsWords } from '../figure-words.ts'
import type { Policy } from '../policy/policy.ts'

type Dynamic = NonNullable<Policy['price']['dynamic']>
type Adds = { percent?: number | undefined; connects?: number | undefined; label: string }

/** Each step of each factor that moves a price, with what it adds: "+25%", "−1 Connect". */
export function priceFactors(dynamic: Policy['price']['dynamic']): { label: string; value: string }[] {
  const { demand, hireRate, spent, verified, budget, duration, workload, category, level } = dynamic ?? ({} as Dynamic)
  const all: (Adds[] | undefined)[] = [
    demand,
    hireRate,
    spent,
    verified && [verified],
    budget,
    duration,
    workload,
    category,
    level,
  ]
  return all.flatMap(steps => (steps ?? []).map(adds => ({ label: adds.label, value: added(adds) })))
}

function added({ percent, connects = 0 }: Adds): string {
  const amount = percent ?? connects
  const size = Math.abs(amount)
  return `${amount < 0 ? '−' : '+'}${percent === undefined ? connectsWords(size) : `${size}%`}`
}
