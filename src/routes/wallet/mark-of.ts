import { count } from '#components/figures/count'
import type { Upcoming } from '#marketplace/wallets/read-balance-history'

/** What the chart writes beside a step to come; what drips is drawn without a word, so many are they. */
export function markOf({ kind, change }: Pick<Upcoming, 'kind' | 'change'>): { label: string; unmarked?: boolean } {
  const n = count(Math.abs(change))
  if (kind === 'forfeited') return { label: `${n} forfeited` }
  if (kind === 'expired') return { label: `${n} expire${change === -1 ? 's' : ''}` }
  if (kind === 'drip') return { label: 'one by one', unmarked: true }
  return { label: kind === 'granted' ? `+${n}` : `+${n} no longer held` }
}
