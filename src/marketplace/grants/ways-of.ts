import type { StoredAttempt } from '#database/grants/readiness-attempts'
import { countingWords, referralCapWords } from '#economy/grants/counting-words'
import type { BadgeRules, GrantRules, ReferralRules } from '#economy/grants/grant-rules'
import { givenUntil } from '#economy/grants/interview-grant'
import { type ProfileFilled, profileGrants, profileSections } from '#economy/grants/profile-grants'
import { nextCycle, type PolicyAt } from '#economy/plans/next-cycle'
import { nextAttemptAt } from '#economy/readiness/start-readiness-test'
import type { Lot, Wallet } from '#economy/wallets/wallet'
import { type Interviews, interviewWays } from '../interviews/interview-ways.ts'
import { planWays } from '../plans/plan-ways.ts'
import { stateOf } from '../readiness/read-readiness-test.ts'
import { referralCode } from './referral-code.ts'
import { sectionNames } from './section-names.ts'

/** `earned`: nothing more comes. `open`: yours to earn once. `waiting`: not yet. `again`: can come more than once. `given`: somebody else decides. `comes`: by itself. */
export type WayState = 'earned' | 'open' | 'waiting' | 'again' | 'given' | 'comes'
export type Way = {
  way: string
  title: string
  how: string
  /** What it gives, each time. */
  connects: number
  /** What it has given until now. */
  earned: number
  state: WayState
  /** When it gives next by itself, or may be tried again, if that is known. */
  nextAt: string | null
  /** Where to do it, if it is done anywhere. */
  href: string | null
}

export type Known = {
  memberId: string
  rules: GrantRules
  now: Temporal.Instant
  /** With every lot it ever had, and all that has happened by now. */
  wallet: Wallet
  policyAt: PolicyAt
  /** As it stands, for whatever reason it is filled already. */
  profile: ProfileFilled
  badges: string[]
  attempt: StoredAttempt | undefined
  referrals: { came: number; active: number }
  interviews: Interviews
  /** What one source has given until now. */
  earnedFrom(source: string): number
}
export type OtherWay = Omit<Way, 'nextAt'> & { nextAt?: string }

/** Each way the policy knows, in the order in which a new freelancer would take them. One that gives nothing is left out. */
export const waysOf = (asked: Omit<Known, 'earnedFrom'>): Way[] => {
  const known: Known = { ...asked, earnedFrom: source => earnedFrom(asked, source) }
  const others: OtherWay[] = [
    signUp(known),
    ...profile(known),
    ...readinessTest(known),
    ...interviewWays(known),
    ...referral(known),
    ...badges(known),
    ...campaigns(known),
  ]
  return [...planWays(known), ...others.map(way => ({ nextAt: null, ...way }))].filter(
    ({ connects, earned }) => connects > 0 || earned > 0,
  )
}

const sumOf = (lots: Lot[]) => lots.reduce((sum, { granted }) => sum + granted, 0)
const earnedBy = ({ wallet }: Known, reason: string) => sumOf(wallet.lots.filter(lot => lot.reason === reason))
const earnedFrom = ({ wallet }: Pick<Known, 'wallet'>, source: string) =>
  sumOf(wallet.lots.filter(lot => lot.source === source))

function signUp(known: Known): OtherWay {
  const earned = earnedBy(known, 'sign-up')
  return {
    way: 'sign-up',
    title: 'Joining',
    how: 'Given once, when you became a freelancer here.',
    connects: known.rules.signUp.connects,
    earned,
    state: 'earned',
    href: null,
  }
}

function profile(known: Known): OtherWay[] {
  const rules = known.rules.profile
  if (!rules) return []
  const asks = {
    headline: `Say what you do in a line of at least ${rules.headline.characters} characters.`,
    about: `Write at least ${rules.about.characters} characters about yourself.`,
    skills: `Name at least ${rules.skills.count} skills.`,
    rate: 'Name your hourly rate.',
    portfolio: `Add at least ${rules.portfolio.count === 1 ? 'one link' : `${rules.portfolio.count} links`} to your work.`,
  }
  const filled = new Set(profileGrants(known.profile, rules).map(({ section }) => section))
  return profileSections.map(section => {
    const earned = earnedBy(known, `profile:${section}`)
    return {
      way: `profile:${section}`,
      title: `Your profile: ${sectionNames[section].toLowerCase()}`,
      how:
        earned === 0 && filled.has(section) ? 'Filled already: they come when you save your profile.' : asks[section],
      connects: rules[section].connects,
      earned,
      state: earned > 0 ? 'earned' : 'open',
      href: `/profile#${section === 'rate' ? 'hourlyRate' : section}`,
    }
  })
}

function readinessTest(known: Known): OtherWay[] {
  const { rules, attempt, now } = known
  const test = rules.readinessTest
  if (!test) return []
  const state = stateOf(attempt, test, now)
  const earned = earnedBy(known, 'readiness-test')
  return [
    {
      way: 'readiness-test',
      title: 'Readiness test',
      how: `${test.questions} questions about working here in ${test.minutes} minutes; ${test.passPercent}% must be right. Given at your first pass.`,
      connects: test.connects,
      earned,
      state: earned > 0 || state === 'passed' ? 'earned' : state === 'waiting' ? 'waiting' : 'open',
      ...(state === 'waiting' && { nextAt: nextAttemptAt(attempt!, test).toString() }),
      href: '/earn/readiness-test',
    },
  ]
}

const becomesActive = {
  'first-proposal': 'sends their first paid proposal',
  'first-interview': 'wins their first interview',
  'first-hire': 'is hired for the first time',
}

function referral(known: Known): OtherWay[] {
  const rules = known.rules.referral
  if (!rules) return []
  const { came, active } = known.referrals
  const theirs = rules.referred > 0 ? ` They receive ${rules.referred} themselves.` : ''
  return [
    {
      way: 'referral',
      title: 'Bringing somebody',
      how: `When somebody who joined by your link ${becomesActive[rules.activeWhen]}.${theirs} ${came} came so far, ${active} became active.${referralCapWords(rules, referralLeft(known, rules))}${countingWords(rules)}`,
      connects: rules.connects,
      earned: known.earnedFrom('referral'),
      state: 'again',
      href: `/sign-up?ref=${referralCode(known.memberId)}`,
    },
  ]
}

function referralLeft({ wallet, now }: Known, { most, days }: ReferralRules): number | undefined {
  if (most === null) return undefined
  const brought = wallet.lots
    .filter(({ reason }) => reason.startsWith('referral:'))
    .map(({ receivedAt: at, granted: connects }) => ({ at, connects }))
  return Math.max(0, most - givenUntil(now, brought, { days }))
}

const badges = (known: Known): OtherWay[] =>
  known.rules.badges.map(rule => {
    const held = known.badges.includes(rule.badge)
    const hadOnce = earnedBy(known, `badge:${rule.badge}`) > 0
    const over = hadOnce && rule.monthly === 0
    return {
      way: `badge:${rule.badge}`,
      title: `Badge ${rule.title}`,
      how: `${badgeGives(rule)} ${badgeStands(held, hadOnce)}`,
      connects: ((held || hadOnce) && rule.monthly) || rule.once || rule.monthly,
      earned: sumOf(
        known.wallet.lots.filter(
          ({ reason }) => reason === `badge:${rule.badge}` || reason.startsWith(`badge:${rule.badge}:`),
        ),
      ),
      ...(held && rule.monthly > 0 && { nextAt: nextCycle(known.wallet, known.policyAt).toString() }),
      state: over || (held && rule.monthly === 0) ? 'earned' : held ? 'comes' : 'given',
      href: held ? `/freelancers/${known.memberId}` : null,
    }
  })

function badgeStands(held: boolean, hadOnce: boolean): string {
  if (held) return 'You have this badge.'
  return hadOnce ? 'It was taken off again; what comes once has come.' : 'An operator of this marketplace gives it.'
}

function badgeGives({ once, monthly }: BadgeRules): string {
  const each = 'when your month begins'
  if (once > 0 && monthly > 0) return `${once} once, and ${monthly} each month, ${each}.`
  return once > 0 ? `${once} once, with the badge.` : `${monthly} each month, ${each}.`
}

function campaigns(known: Known): OtherWay[] {
  const earned = known.earnedFrom('campaign')
  if (earned === 0) return []
  const how = 'Codes, events and surveys. Each says how often it gives to the same person.'
  return [{ way: 'campaign', title: 'Campaigns', how, connects: 0, earned, state: 'again', href: null }]
}
