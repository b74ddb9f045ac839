import { findOffers } from '#database/campaigns/campaigns'
import { findBadges } from '#database/grants/badges'
import { findLastAttempt } from '#database/grants/readiness-attempts'
import { countReferrals } from '#database/grants/referrals'
import { findProfile } from '#database/members/profiles'
import { findOwner } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { readInterviews } from '../interviews/read-interviews.ts'
import { policyFor } from '../policy/policy-for.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'
import { type Way, waysOf } from './ways-of.ts'

/** `left`: how often it gives to them yet. */
export type OfferLine = { id: string; name: string; kind: string; connects: number; left: number; closesAt: string }
/** All in Connects: `earned` by every way until now, `toEarn` what can still come once, `owed` is settled by it first. */
export type Earning = { earned: number; toEarn: number; owed: number; ways: Way[]; offers: OfferLine[] }

/** Every way a freelancer receives Connects for nothing: what came by it, and what is still to come. */
export async function readEarning(app: App, by: string): Promise<Decision<Earning>> {
  const [owner, profile] = await Promise.all([findOwner(app.db, by), findProfile(app.db, by)])
  if (!owner || !profile) return refuse('not-a-freelancer')
  if (owner.isAgency) return refuse('for-persons')
  const { openedAt } = owner
  const now = app.clock()
  const [{ wallet }, badges, attempt, referrals, offers, interviews] = await Promise.all([
    findSettledWallet(app, by, true),
    findBadges(app.db, [by]),
    findLastAttempt(app.db, by),
    countReferrals(app.db, by),
    findOffers(app.db, by, now),
    readInterviews(app, { by, openedAt }),
  ])
  const policyAt = policyFor(app, { openedAt })
  const ways = waysOf({
    memberId: by,
    rules: policyAt(now).grants,
    now,
    wallet,
    policyAt,
    profile: { ...profile, hourlyRateCents: profile.hourly_rate_cents },
    badges: badges.get(by) ?? [],
    attempt,
    referrals,
    interviews,
  })
  const once = ways.filter(({ state }) => state === 'open' || state === 'waiting')
  const lines = offers.map(({ id, name, kind, connects, left, closesAt }) => ({
    id,
    name,
    kind,
    connects,
    left,
    closesAt: closesAt.toString(),
  }))
  return decide({
    earned: ways.reduce((sum, way) => sum + way.earned, 0),
    toEarn:
      once.reduce((sum, { connects }) => sum + connects, 0) +
      lines.reduce((sum, { connects, left }) => sum + connects * left, 0),
    owed: wallet.owed,
    ways,
    offers: lines,
  })
}
