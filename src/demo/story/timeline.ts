import type { SeededApp } from '../seeded.ts'

/** What happens when, told in any order and played in the order of time. */
export type Timeline = {
  app: SeededApp
  at(daysAgo: number, act: () => Promise<unknown>): void
  play(): Promise<void>
}

type Event = { daysAgo: number; place: number; act: () => Promise<unknown> }

export function timeline(app: SeededApp, now: Temporal.Instant): Timeline {
  const events: Event[] = []
  return {
    app,
    at: (daysAgo, act) => events.push({ daysAgo, place: events.length, act }),
    play: async () => {
      events.sort((a, b) => b.daysAgo - a.daysAgo || a.place - b.place)
      for (const { daysAgo, act } of events) {
        app.goTo(now.subtract({ milliseconds: Math.round(daysAgo * 86_400_000) }))
        await act()
      }
    },
  }
}
