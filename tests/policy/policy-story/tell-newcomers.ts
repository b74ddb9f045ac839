import { system } from '#marketplace/app'
import { setBadge } from '#marketplace/grants/set-badge'
import { setPlan } from '#marketplace/plans/set-plan'
import { readStatement } from '#marketplace/wallets/read-statement'
import { balance, buys, doesAllThereIsToDo, joins, must, newcomersBundles, type Stage } from './stage.ts'
import type { Told } from './tell.ts'

/** Nobody of them sends anything. Bela buys the smallest bundle on day 1; Paula has the second plan from day 10 to day 300. */
export type Newcomers = { nora: string; bela: string; paula: string; first: number }

/** The days on which something is looked at or done. */
export const newcomersDays = [1, 3, 10, 30, 35, 300, 365, 400]
const none = '–'

export async function beginNewcomers(stage: Stage): Promise<Newcomers> {
  const [nora, bela, paula] = [await joins(stage, 'Nora'), await joins(stage, 'Bela'), await joins(stage, 'Paula')]
  const first = await balance(stage, nora)
  for (const by of [nora, bela]) await doesAllThereIsToDo(stage, by)
  return { nora, bela, paula, first }
}

export async function readNewcomers(stage: Stage, { nora, bela, paula, first }: Newcomers, tables: Told['tables']) {
  const { newcomer, plans } = tables
  const { day } = stage
  if (day === 1) {
    newcomer['On joining'] = String(first)
    newcomer['Day 1, profile filled and test passed'] = String(await balance(stage, nora))
    newcomer['A badge gives at once'] = await badgeGives(stage)
    const [smallest] = newcomersBundles(stage.policy)
    if (smallest) await buys(stage, bela, smallest)
  }
  if (day === 30 || day === 365) {
    newcomer[`Day ${day}, nothing sent`] = String(await balance(stage, nora))
    newcomer[`Day ${day}, had bought the smallest bundle`] = await buyersBalance(stage, bela)
  }
  if (day === 10) Object.assign(plans, await upgrade(stage, paula))
  if (day === 300) Object.assign(plans, await downgrade(stage, paula))
  if ([30, 300, 365].includes(day) && stage.policy.plans[1])
    plans[`Has on day ${day}`] = String(await balance(stage, paula))
  if (day === 400) {
    newcomer['Lapsed within 400 days'] = await lost(stage, nora, 'expired')
    if (!stage.policy.plans[1]) return
    plans['Lapsed within 400 days'] = await lost(stage, paula, 'expired')
    plans['Forfeited within 400 days, more than is carried'] = await lost(stage, paula, 'forfeited')
  }
}

const buyersBalance = async (stage: Stage, bela: string): Promise<string> =>
  stage.policy.bundles.length > 0 && newcomersBundles(stage.policy).length === 0
    ? 'Newcomers may not buy'
    : String(await balance(stage, bela))

/** The first badge that gives anything, to somebody who is there for that only. */
async function badgeGives(stage: Stage): Promise<string> {
  const badge = stage.policy.grants.badges.find(({ once }) => once > 0)
  if (!badge) return none
  const memberId = await joins(stage, 'Rita')
  const { granted } = must(await setBadge(stage.app, { by: system, memberId, badge: badge.badge, held: true }))
  return `${granted} (${badge.title})`
}

async function upgrade({ app, policy }: Stage, memberId: string): Promise<Record<string, string>> {
  const [, second] = policy.plans
  if (!second) return { 'Put on the second plan on day 10': none }
  const { granted } = must(await setPlan(app, { by: system, memberId, plan: second.id }))
  return { 'Put on the second plan on day 10': `${granted} at once (${second.title})` }
}

async function downgrade({ app, policy }: Stage, memberId: string): Promise<Record<string, string>> {
  const [first, second] = policy.plans
  if (!second) return { 'Put back on the first on day 300': none }
  const { at, next } = must(await setPlan(app, { by: system, memberId, plan: first!.id }))
  const days = app.clock().until(at, { largestUnit: 'hour' }).total('hours') / 24
  return { 'Put back on the first on day 300': next ? `in ${Math.ceil(days)} days` : 'at once' }
}

async function lost({ app }: Stage, by: string, kind: 'expired' | 'forfeited'): Promise<string> {
  const { lines } = await readStatement(app, by, { kind }, 1000)
  return String(lines.reduce((all, { change }) => all - change, 0))
}
