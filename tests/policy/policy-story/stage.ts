import { findLastAttempt } from '#database/grants/readiness-attempts'
import type { Decision } from '#economy/decision'
import type { Policy } from '#economy/policy/policy'
import type { Bundle } from '#economy/purchases/bundle-rules'
import { bundlesFor, mayBuy } from '#economy/purchases/may-buy'
import { clockwork } from '#jobs/clockwork'
import { system } from '#marketplace/app'
import { editProfile } from '#marketplace/members/edit-profile'
import { verifyClient } from '#marketplace/members/verify-client'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { startReadinessTest } from '#marketplace/readiness/start-readiness-test'
import { submitReadinessTest } from '#marketplace/readiness/submit-readiness-test'
import { join } from '#marketplace/sign-ins/join'
import { readBalance } from '#marketplace/wallets/read-balance'
import { freshApp, type TestApp } from '../../fresh-app.ts'
import { serving } from '../../serving.ts'

/** A marketplace of one policy, and the day of the story it is. */
export type Stage = { app: TestApp; policy: Policy; day: number; bought: { connects: number; cents: number } }

/** The story begins on the 10th of a month of thirty days, at noon, so that day 30 has seen a month turn. */
export async function openStage(policy: Policy): Promise<Stage> {
  const app = await freshApp({ policy })
  app.pass({ hours: 24 * 40 })
  return { app, policy, day: 0, bought: { connects: 0, cents: 0 } }
}

/** What is due happens when a day of the story has come. Whatever a job makes due for another is done too. */
export async function toDay(stage: Stage, day: number): Promise<void> {
  stage.app.pass({ hours: 24 * (day - stage.day) })
  stage.day = day
  for (let done = 1; done > 0; ) {
    done = 0
    for (const job of clockwork) done += await job.run(serving(stage.app))
  }
}

/** A step that is refused is a mistake of the story. */
export function must<R>(decision: Decision<R>): R {
  if (decision.ok) return decision.value
  throw new Error(`The story cannot go on: ${decision.refusal.code} ${JSON.stringify(decision.refusal.facts)}`)
}

export async function joins({ app }: Stage, name: string, as: 'freelancer' | 'client' = 'freelancer'): Promise<string> {
  const id = app.newId()
  const about = { country: 'Portugal', timezone: 'UTC', emailVerified: true }
  const isFreelancer = as === 'freelancer'
  await join(app, { id, name, email: `${id}@example.test`, isFreelancer, isClient: !isFreelancer, ...about })
  return id
}

export async function joinsVerified(stage: Stage, name: string): Promise<string> {
  const clientId = await joins(stage, name, 'client')
  must(await verifyClient(stage.app, { by: system, clientId, verified: true }))
  return clientId
}

/** Fills every section of the profile, and passes the test where there is one. */
export async function doesAllThereIsToDo({ app, policy }: Stage, by: string): Promise<void> {
  const about = 'I build calendars in which two people can never take the same slot. '.repeat(4)
  const [headline, portfolio] = ['Calendars and booking, done well', ['https://example.test/work']]
  must(
    await editProfile(app, {
      by,
      about,
      headline,
      portfolio,
      skills: ['TypeScript', 'SQL', 'Tests'],
      hourlyRateCents: 60_00,
    }),
  )
  if (!policy.grants.readinessTest) return
  must(await startReadinessTest(app, by))
  const { questions } = (await findLastAttempt(app.db, by))!
  must(
    await submitReadinessTest(app, { by, answers: Object.fromEntries(questions.map(({ id, right }) => [id, right])) }),
  )
}

/** Buys what is missing where that is sold, else the smallest bundle that makes up for it, or the largest as often as it takes. */
export async function affords(stage: Stage, by: string, connects: number): Promise<void> {
  const { policy, bought } = stage
  for (;;) {
    const missing = connects - (await balance(stage, by))
    if (missing <= 0) return
    const bundles = newcomersBundles(policy)
    const exact = mayBuy(missing, policy.plans[0]!, policy)
    const bundle = exact.ok ? exact.value : (bundles.find(({ connects }) => connects >= missing) ?? bundles.at(-1)!)
    await buys(stage, by, bundle)
    bought.connects += bundle.connects
    bought.cents += bundle.cents
  }
}

/** What somebody may buy who is on the first plan. */
export const newcomersBundles = (policy: Policy): Policy['bundles'] => bundlesFor(policy.plans[0]!, policy)

export const buys = async ({ app }: Stage, walletId: string, { connects, cents }: Bundle): Promise<unknown> =>
  must(await recordPurchase(app, { by: system, walletId, reference: app.newId(), connects, cents }))

export const balance = async ({ app }: Stage, by: string): Promise<number> => (await readBalance(app, by)).available
