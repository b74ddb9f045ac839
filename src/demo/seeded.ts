import type { App } from '#marketplace/app'

/** An app whose clock is moved by hand and whose ids and randomness follow from a number alone. */
export type SeededApp = App & {
  /** Moves the clock, forwards only. */
  goTo(at: Temporal.Instant): void
  pick<T>(from: readonly T[]): T
  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number
}

/**
 * The ids are UUIDv7 as everywhere, so that their order is the order of time, but dated from a fixed day long past:
 * two seeds with one number have the same ids whenever they run, and everything that comes later sorts behind them.
 */
export function seededApp(app: App, { seed, start }: { seed: number; start: Temporal.Instant }): SeededApp {
  let now = start
  const random = evenlySpread(seed)
  const idRandom = evenlySpread(seed + 1)
  let place = 0
  const newId = () => {
    place = Math.max(place + 1, (now.epochMilliseconds - start.epochMilliseconds + longPast) * 4096)
    return idOf(Math.floor(place / 4096), place % 4096, idRandom)
  }
  return {
    ...app,
    clock: () => now,
    newId,
    random,
    // The story is always the same. What is drawn after it is drawn with the marketplace's own secret.
    boostSecret: `story ${seed}`,
    goTo: at => {
      if (Temporal.Instant.compare(at, now) > 0) now = at
    },
    pick: from => from[Math.floor(random() * from.length)]!,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
  }
}

const longPast = Date.UTC(2020, 0, 1)

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

function idOf(milliseconds: number, counter: number, random: () => number): string {
  const time = hex(milliseconds, 12)
  const [a, b, c] = [0x4000, 0x1000000, 0x1000000].map(most => Math.floor(random() * most)) as [number, number, number]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${hex(0x8000 + a, 4)}-${hex(b, 6)}${hex(c, 6)}`
}

/** Mulberry32: small, quick, and the same on every machine. */
function evenlySpread(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
