import type { SeededApp } from '../seeded.ts'

/** What happens when, told in any order and played in the order of time. */
export type Timeline = {
  app: SeededApp
  at(daysAgo: number, act: Act): void
  /** Soon after: together with all of its kind that happen about then, so that they share a transaction. */
  about(daysAgo: number, kind: Kind, act: Act): void
  /** At this instant, together with what else is sent then. */
  send(daysAgo: number, act: Act): void
  play(): Promise<void>
}

type Act = () => Promise<unknown>

/** Of what happens about the same time, the order, as a part of the time that counts as the same. */
const kinds = { view: 0.1, interview: 0.2, shortlist: 0.3, decline: 0.4, withdraw: 0.5, hire: 0.6 }
export type Kind = keyof typeof kinds

export function timeline(app: SeededApp, now: Temporal.Instant): Timeline {
  const events = new Map<number, Map<string, Act[]>>()
  // What shares a key happens at once; the rest of an instant one after the other, in the order it was told.
  const put = (daysAgo: number, key: string, act: Act) => {
    const instant = Math.round(daysAgo * 86_400_000)
    const groups = events.get(instant) ?? new Map<string, Act[]>()
    events.set(instant, groups.set(key, [...(groups.get(key) ?? []), act]))
  }
  let told = 0
  return {
    app,
    at: (daysAgo, act) => put(daysAgo, `alone ${told++}`, act),
    send: (daysAgo, act) => put(daysAgo, 'send', act),
    about: (daysAgo, kind, act) => {
      const later = slotOf(daysAgo) - kinds[kind] * slotLength(daysAgo)
      put(later > 0.006 ? later : daysAgo, kind, act)
    },
    play: async () => {
      for (const [instant, groups] of [...events].sort(([a], [b]) => b - a)) {
        app.goTo(now.subtract({ milliseconds: instant }))
        for (const acts of groups.values()) await Promise.all(acts.map(act => act()))
      }
    },
  }
}

/** How much time counts as the same: the longer ago, the more. */
const slotLength = (daysAgo: number): number => lengths.find(({ below }) => daysAgo < below)!.length

const lengths = [
  { below: 0.3, length: 0.1 },
  { below: 2, length: 0.4 },
  { below: 6, length: 2 },
  { below: 30, length: 3 },
  { below: Infinity, length: 2 },
]

const slotOf = (daysAgo: number): number => Math.floor(daysAgo / slotLength(daysAgo)) * slotLength(daysAgo)
