import { redirect } from '@sveltejs/kit'
import { daysAhead, daysBack, readBalanceHistory } from '#marketplace/wallets/read-balance-history'
import { readStatement, sourceNames } from '#marketplace/wallets/read-statement'
import { type LotView, readWallet } from '#marketplace/wallets/read-wallet'
import { signedIn } from '../signed-in.ts'
import type { PageServerLoad } from './$types'
import { filterQuery, readFilter } from './read-filter.ts'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const member = signedIn(event)
  if (!member.isFreelancer) redirect(303, '/profile#sides')
  const filter = readFilter(event.url.searchParams)
  const cursor = event.url.searchParams.get('at') ?? undefined
  const wallet = await readWallet(app, member.id)
  const history = await readBalanceHistory(app, member.id)
  const { lines, next } = await readStatement(app, member.id, { ...given(filter), cursor })
  const now = app.clock()
  return {
    available: wallet.available,
    lots: wallet.lots.map(lot => lotRow(lot, now)),
    held: wallet.held,
    holds: wallet.holds,
    past: wallet.past.map(lot => lotRow(lot, now)),
    history: {
      ...history,
      upcoming: history.upcoming.map(step => ({ ...step, label: expiring(step.change) })),
      daysBack,
      daysAhead,
    },
    statement: lines,
    filter,
    older: next && `/wallet${filterQuery(filter, { at: next })}#statement`,
    newest: cursor ? `/wallet${filterQuery(filter)}#statement` : null,
    csv: `/wallet/statement.csv${filterQuery(filter)}`,
    bundles: app.policy.bundles,
  }
}

const given = ({ kind, from, until }: { kind: string; from: string; until: string }) => ({
  kind: kind || undefined,
  from: from || undefined,
  until: until || undefined,
})

const expiring = (change: number) => `${-change} expire${change === -1 ? 's' : ''}`

// A lot stops counting at its last instant, so its last day is the one that ends with it.
const lotRow = (lot: LotView, now: Temporal.Instant) => {
  const lastInstant = lot.lastInstant && Temporal.Instant.from(lot.lastInstant).subtract({ milliseconds: 1 })
  return {
    ...lot,
    name: sourceNames[lot.source] ?? lot.source,
    lastDay: lastInstant ? lastInstant.toString() : null,
    soon:
      lastInstant !== null && !lot.lapsed && Temporal.Instant.compare(lastInstant, now.add({ hours: 24 * 30 })) <= 0,
  }
}
