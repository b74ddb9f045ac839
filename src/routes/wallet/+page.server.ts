import { fail, redirect } from '@sveltejs/kit'
import type { Policy } from '#economy/policy/policy'
import { refusalText } from '#economy/refusal-text'
import { type LimitsView, readLimits } from '#marketplace/limits/read-limits'
import { limitsSchema, setLimits } from '#marketplace/limits/set-limits'
import { inNameOf } from '#marketplace/members/find-member'
import { readPlan } from '#marketplace/plans/read-plan'
import { readPolicyChanges } from '#marketplace/policy/read-policy-changes'
import { versionForMember } from '#marketplace/policy/version-for-member'
import { problemsOf } from '#marketplace/problems-of'
import { listBundles } from '#marketplace/purchases/list-bundles'
import { readFirstPack } from '#marketplace/purchases/read-first-pack'
import { daysAhead, daysBack, readBalanceHistory } from '#marketplace/wallets/read-balance-history'
import { readPastWallet } from '#marketplace/wallets/read-past-wallet'
import { readStatement, sourceNames } from '#marketplace/wallets/read-statement'
import { type LotView, readWallet } from '#marketplace/wallets/read-wallet'
import { orNotFound } from '../or-not-found.ts'
import { isSent, readerOf } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { markOf } from './mark-of.ts'
import { filterQuery, readFilter } from './read-filter.ts'
import { readPast, untilThen } from './read-past.ts'
import { limitsOf, readTypedLimits, typedLimits } from './typed-limits.ts'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const member = readerOf(event)
  const { policy } = await versionForMember(app, member?.id)
  if (!isSent(event) && !member?.isFreelancer) redirect(303, '/profile#sides')
  if (!member?.isFreelancer) return { limits: onlyTyped(policy) }
  const filter = readFilter(event.url.searchParams)
  const cursor = event.url.searchParams.get('at') ?? undefined
  const past = readPast(event.url.searchParams, app.clock())
  const then = past?.at && orNotFound(await readPastWallet(app, member.id, past.at))
  const wallet = then ?? (await readWallet(app, member.id))
  const history = await readBalanceHistory(app, member.id)
  const until = untilThen(filter.until, past)
  const { lines, next } = await readStatement(app, member.id, { ...given({ ...filter, until }), cursor })
  const now = past?.at ?? app.clock()
  const kept: Record<string, string> = past?.at ? { day: past.day, time: past.time } : {}
  return {
    past: past ? { ...past, at: past.at?.toString() } : null,
    expiringThen: then?.expiring ?? null,
    available: wallet.available,
    lots: wallet.lots.map(lot => lotRow(lot, now)),
    usedUp: wallet.past.map(lot => lotRow(lot, now)),
    held: wallet.held,
    owed: wallet.owed,
    holds: wallet.holds,
    history: {
      ...history,
      upcoming: history.upcoming.map(step => ({ ...step, ...markOf(step) })),
      daysBack,
      daysAhead,
    },
    statement: lines,
    filter,
    older: next && `/wallet${filterQuery(filter, { ...kept, at: next })}#statement`,
    newest: cursor ? `/wallet${filterQuery(filter, kept)}#statement` : null,
    whole: `/wallet${filterQuery({ kind: '', from: '', until: '' }, kept)}#statement`,
    csv: `/wallet/statement.csv${filterQuery(filter, kept)}`,
    membership: orNotFound(await readPlan(app, { by: member.id, memberId: member.id })),
    sold: orNotFound(await listBundles(app, { ...inNameOf(member), memberId: member.id })),
    firstPack: past ? null : await readFirstPack(app, member.id),
    policyChanges: past ? [] : await readPolicyChanges(app, member.id),
    purchasesSettle: policy.corrections.purchasesSettle,
    limits: { ...limitsRow(await readLimits(app, member.id)), boosts: policy.boosts !== null },
  }
}

export const actions: Actions = {
  limits: async ({ locals: { app, member }, request }) => {
    const typed = readTypedLimits(await request.formData())
    if (!member) return fail(401, { typed, message: refusalText({ code: 'sign-in-needed', facts: {} }) })
    const errors = problemsOf(limitsSchema, limitsOf(typed))
    if (Object.keys(errors).length > 0) return fail(400, { typed, errors })
    const set = await setLimits(app, { ...inNameOf(member), ...limitsOf(typed) })
    return set.ok ? { typed, saved: true } : fail(409, { typed, message: refusalText(set.refusal) })
  },
}

const limitsRow = ({ spent, spentInWeek, budgetPer, ...limits }: LimitsView) => ({
  spent,
  spentInWeek,
  budget: budgetOf(budgetPer),
  typed: typedLimits(limits),
})

/** Room for the limits that were typed, where nobody is signed in or whoever is has no wallet. */
const onlyTyped = ({ ownLimits, boosts }: Policy) => ({
  spent: null,
  spentInWeek: null,
  budget: budgetOf(ownLimits.budgetPer),
  typed: typedLimits({ monthly: null, weekly: null, proposal: null, boost: null }),
  boosts: boosts !== null,
})

const budgetOf = (per: 'month' | 'week') => (per === 'week' ? 'weekly' : 'monthly')

const given = ({ kind, from, until }: { kind: string; from: string; until: string }) => ({
  kind: kind || undefined,
  from: from || undefined,
  until: until || undefined,
})

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
