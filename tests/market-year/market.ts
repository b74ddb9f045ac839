import pino from 'pino'
import type { Decision } from '#economy/decision'
import type { Policy } from '#economy/policy/policy'
import type { App } from '#marketplace/app'
import type { RunningApp } from '#marketplace/running-app'
import { Random } from '../../simulation/random.ts'
import { type DatabaseKind, freshApp, type TestApp } from '../fresh-app.ts'
import { serving } from '../serving.ts'

/** A marketplace and what its people remember of it; whatever is left to chance is drawn from one seed. */
export type Market = {
  app: TestApp
  running: RunningApp
  random: Random
  size: Size
  freelancers: string[]
  clients: string[]
  operators: [string, string]
  purchases: { walletId: string; reference: string }[]
  waiting: { walletId: string; adjustmentId: string }[]
  campaigns: { campaignId: string | null; code: string | null; answers: string[] }[]
  /** How often each act was answered with what: `ok`, or the code of a refusal. */
  answers: Map<string, Map<string, number>>
  /** What the log said went wrong. */
  errors: string[]
}

/** How many freelancers come, and how likely each act happens in a week. */
type Size = { people: number; busy: number }

export async function openMarket(
  seed: number,
  { size, ...about }: { on: DatabaseKind; policy: Policy; size: Size },
): Promise<Market> {
  const random = new Random(seed)
  const app = await freshApp(about)
  const errors: string[] = []
  let ids = 0
  app.newId = () => `01990000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`
  app.random = () => random.next()
  app.log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) })
  return {
    app,
    // Sent on one of the databases: a year of mails is only time.
    running: serving(app, { delivers: about.on === 'pglite' }),
    random,
    size,
    freelancers: [],
    clients: [],
    operators: [app.newId(), app.newId()],
    purchases: [],
    waiting: [],
    campaigns: [],
    answers: new Map(),
    errors,
  }
}

type Act<C, R> = (app: App, command: C) => Promise<Decision<R>>

/** Many ask at the same time, as their calls come in: what is gathered is decided in batches. Answers those who got what they wanted. */
export async function together<C, R>(market: Market, named: Record<string, Act<C, R>>, commands: C[]) {
  const [[name, act]] = Object.entries(named) as [[string, Act<C, R>]]
  const decisions = await Promise.all(commands.map(command => act(market.app, command)))
  return decisions.flatMap((decision, i) => {
    note(market, name, decision)
    return decision.ok ? [{ command: commands[i]!, value: decision.value }] : []
  })
}

/** One after the other: acts that are transactions of their own would not happen in the same order each time. */
export async function inTurn<C, R>(market: Market, named: Record<string, Act<C, R>>, commands: C[]) {
  const done = []
  for (const command of commands) done.push(...(await together(market, named, [command])))
  return done
}

function note({ answers }: Market, name: string, decision: Decision<unknown>): void {
  const of = answers.get(name) ?? new Map<string, number>()
  const answer = decision.ok ? 'ok' : decision.refusal.code
  answers.set(name, of.set(answer, (of.get(answer) ?? 0) + 1))
}

/** So many different ones, or all where there are fewer. */
export function some<T>({ random }: Market, most: number, from: readonly T[]): T[] {
  const left = [...from]
  return Array.from({ length: Math.min(most, left.length) }, () => left.splice(random.below(left.length), 1)[0]!)
}
