import { sql } from 'kysely'
import { findLastAttempt } from '#database/grants/readiness-attempts'
import { budgetOf } from '#economy/limits/set-own-limits'
import { referralCode } from '#marketplace/grants/referral-code'
import { setLimits } from '#marketplace/limits/set-limits'
import { editProfile } from '#marketplace/members/edit-profile'
import { setPlan } from '#marketplace/plans/set-plan'
import { startReadinessTest } from '#marketplace/readiness/start-readiness-test'
import { submitReadinessTest } from '#marketplace/readiness/submit-readiness-test'
import { join } from '#marketplace/sign-ins/join'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { stopVisibility } from '#marketplace/visibility/stop-visibility'
import { inTurn, type Market, some, together } from './market.ts'

const services = ['availability-badge', 'boosted-profile'] as const

/** Freelancers and clients come in the first quarter; some by the link of another. */
export async function comeIn({ app, random, size, freelancers, clients }: Market, week: number): Promise<void> {
  const coming = week > 12 ? 0 : week === 0 ? 32 : 14
  for (let i = 0; i < coming && freelancers.length < size.people; i++) {
    const referral = random.chance(0.3) && freelancers.length > 0 ? referralCode(random.pick(freelancers)) : null
    freelancers.push(await joined(app, { isFreelancer: true, referral }))
  }
  for (let i = 0; i < 6 && week < 5; i++) clients.push(await joined(app, { isClient: true }))
}

async function joined(app: Market['app'], about: { isFreelancer?: true; isClient?: true; referral?: string | null }) {
  const id = app.newId()
  const email = `${id}@example.test`
  const member = { id, name: 'Robin Doe', email, emailVerified: true, country: 'Portugal', timezone: 'UTC' }
  await join(app, { ...member, isFreelancer: false, isClient: false, ...about })
  return id
}

export async function fillProfiles(market: Market): Promise<void> {
  const { random, freelancers } = market
  const about = { about: 'I take careful work and finish it. '.repeat(7), hourlyRateCents: 45_00 }
  const head = { headline: 'Careful work on booking systems', skills: ['SQL', 'TypeScript', 'Svelte'] }
  const commands = some(market, 3, freelancers).map(by => ({ by, ...(random.chance(0.5) ? about : head) }))
  await inTurn(market, { editProfile }, commands)
}

export async function takeTests(market: Market): Promise<void> {
  const { app, random } = market
  await inTurn(market, { startReadinessTest }, some(market, 3, market.freelancers))
  const { rows } = await sql<{ by: string }>`
    select distinct member_id as by from readiness_attempts where passed is null order by by limit 4`.execute(app.db)
  const commands = []
  for (const { by } of rows) {
    const { questions } = (await findLastAttempt(app.db, by))!
    const right = random.chance(0.7) ? questions : []
    commands.push({ by, answers: Object.fromEntries(right.map(question => [question.id, question.right])) })
  }
  await together(market, { submitReadinessTest }, commands)
}

export async function beSeen(market: Market): Promise<void> {
  const { random, freelancers } = market
  const commands = some(market, 3, freelancers).map(by => ({
    by,
    service: random.pick(services),
    ceiling: random.pick([2, 6, 20]),
  }))
  await together(market, { startVisibility }, commands)
  const off = some(market, 1, freelancers).flatMap(by => services.map(service => ({ by, service })))
  await inTurn(market, { stopVisibility }, off)
}

export async function limitThemselves(market: Market): Promise<void> {
  const { random } = market
  const one = () => random.pick([null, null, 3, 10, 40])
  const budget = budgetOf(market.app.policies.at(market.app.clock()).policy)
  const commands = some(market, 2, market.freelancers).map(by => ({
    by,
    ...{ monthly: null, weekly: null },
    [budget]: one(),
    proposal: one(),
    boost: one(),
  }))
  await inTurn(market, { setLimits }, commands)
}

export async function changePlans(market: Market): Promise<void> {
  const { app, random, operators } = market
  const { plans } = app.policies.at(app.clock()).policy
  const change = (memberId: string) => ({ by: operators[0], memberId, plan: random.pick(plans).id })
  await together(market, { setPlan }, some(market, 5, market.freelancers).map(change))
}
