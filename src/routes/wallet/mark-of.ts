import { count } from '#components/figures/count'
import type { Upcoming } from '#marketplace/wallets/read-balance-history'

type Mark = { label: string; unmarked?: boolean }

/** What the chart writes beside a step to come; what drips is drawn without a word, so many are they. */
export const markOf = ({ kind, change }: Pick<Upcoming, 'kind' | 'change'>): Mark =>
  kind === 'drip'
    ? { label: 'one by one', unmarked: true }
    : { label: words[kind](count(Math.abs(change)), change === -1 ? 's' : '', change) }

const noLongerHeld = (n: string) => `+${n} no longer held`

const words: Record<Exclude<Upcoming['kind'], 'drip'>, (n: string, s: string, change: number) => string> = {
  granted: n => `+${n}`,
  proposal: n => `${n} for a proposal`,
  returned: n => `+${n} returned`,
  'boost-returned': n => `+${n} returned of a boost`,
  expired: (n, s) => `${n} expire${s}`,
  forfeited: n => `${n} forfeited`,
  held: n => `${n} held`,
  captured: noLongerHeld, // What is spent of the held was not there to be spent before.
  released: noLongerHeld,
  'timed-out': noLongerHeld,
  purchased: n => `+${n} bought`,
  revoked: n => `${n} charged back`,
  settled: (n, s) => `${n} settle${s} what you owe`,
  adjusted: (n, _, change) => (change > 0 ? `+${n} by an operator` : `${n} taken by an operator`),
  'availability-badge': n => `${n} for your availability badge`,
  'boosted-profile': n => `${n} for your boosted profile`,
}
