/** Counts what each caller has left. Answers how many seconds a caller must wait, or undefined when they may go on. */
export type RateLimit = {
  take(caller: string, now: number): number | undefined
  /** The same, without counting this request. */
  look(caller: string, now: number): number | undefined
}

type Bucket = { left: number; at: number }

const mostBuckets = 20_000
const minute = 60_000

/** A bucket of so many requests for each caller, filled evenly in so many milliseconds. `now` in milliseconds. */
export function rateLimit(most: number, per = minute): RateLimit {
  const buckets = new Map<string, Bucket>()
  const filled = ({ left, at }: Bucket, now: number) => Math.min(most, left + (Math.max(0, now - at) * most) / per)
  const left = (caller: string, now: number) => {
    const bucket = buckets.get(caller)
    return bucket ? filled(bucket, now) : most
  }
  const wait = (has: number) => (has >= 1 ? undefined : Math.ceil(((1 - has) * per) / most / 1000))
  return {
    look: (caller, now) => wait(left(caller, now)),
    take: (caller, now) => {
      const has = left(caller, now)
      if (has < 1) return wait(has)
      buckets.delete(caller) // Set anew at the end: the map stays in the order of last use.
      buckets.set(caller, { left: has - 1, at: now })
      if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value!)
      return undefined
    },
  }
}
