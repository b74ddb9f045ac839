import { findBadges } from '#database/badges'
import { findOffers } from '#database/campaigns'
import { findProfile } from '#database/profiles'
import { findLastAttempt } from '#database/readiness-attempts'
import { countReferrals } from '#database/referrals'
import { findOpening, listLots } from '#database/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { type Known, type Way, waysOf } from './ways-of.ts'

export type OfferLine = { id: string; name: string; kind: string; connects: number; closesAt: string }
/** All in Connects: `earned` by every way until now, `toEarn` what is sure to be there once. */
export type Earning = { earned: number; toEarn: number; ways: Way[]; offers: OfferLine[] }

/** Every way a freelancer receives Connects for nothing: what came by it, and what is still to come. */
export async function readEarning(app: App, by: string): Promise<Decision<Earning>> {
  const [openedAt, profile] = await Promise.all([findOpening(app.db, by), findProfile(app.db, by)])
  if (!openedAt || !profile) return refuse('not-a-freelancer')
  const now = app.clock()
  const [lots, badges, attempt, referrals, offers] = await Promise.all([
    listLots(app.db, by),
    findBadges(app.db, [by]),
    findLastAttempt(app.db, by),
    countReferrals(app.db, by),
    findOffers(app.db, by, now),
  ])
  const known: Known = {
    memberId: by,
    rules: app.policies.at(now, openedAt).policy.grants,
    now,
    openedAt,
    lots,
    badges: badges.get(by) ?? [],
    attempt,
    referrals,
  }
  const ways = waysOf(known)
  const once = ways.filter(({ state }) => state === 'open' || state === 'waiting')
  const lines = offers.map(({ id, name, kind, connects, closesAt }) => ({
    id,
    name,
    kind,
    connects,
    closesAt: closesAt.toString(),
  }))
  return decide({
    earned: ways.reduce((sum, way) => sum + way.earned, 0),
    toEarn: [...once, ...lines].reduce((sum, { connects }) => sum + connects, 0),
    ways,
    offers: lines,
  })
}
