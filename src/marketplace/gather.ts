import { Conflict } from '#database/conflict'
import { saveAnswers } from '#database/idempotency-keys'
import type { Tx } from '#database/open'
import { type Decision, refuse } from '#economy/decision'
import { keepActs, refusedFor } from './agencies/for-agency.ts'
import { answerOnce } from './answer-once.ts'
import type { Actor, App } from './app.ts'
import { isId } from './fields.ts'

/**
 * `key` is the caller's Idempotency-Key: the same key with the same command is answered, not done again. `actor` is who
 * does it, where they do it for the agency `by`.
 */
export type Command = {
  by: Actor
  actor?: string | undefined
  key?: string | undefined
  postId?: string
  proposalId?: string
}

/** Runs several commands in one transaction and answers each. A refusal of one never touches the others. */
export type Run<C, R> = (app: App, tx: Tx, commands: C[]) => Promise<Decision<R>[]>

export type Action<C, R> = (app: App, command: C) => Promise<Decision<R>>

/**
 * An action whose concurrent calls share a commit. A lone call starts at once; calls that arrive while a batch runs wait
 * and form the next one, in arrival order. Answers must be plain JSON: they are kept under the caller's key.
 */
export const gathered = <C extends Command, R>(name: string, run: Run<C, R>): Action<C, R> =>
  queued<C, R>(app => calls => settle(app, calls, (tx, commands) => once(app, tx, name, commands, run)))

const mostInBatch = 500

/** Past these a call is turned away at once, so that neither memory nor anybody's wait grows without bound. */
const mostWaiting = 5_000
const longestWait = 2_000

/** A call of somebody who waits for its answer. */
export type Call<C, R> = { command: C; answer: (decision: Decision<R>) => void; fail: (bug: unknown) => void }

/** Calls wait in a queue of their app; `open` answers what takes a batch of them, and is done when it can take the next. */
export function queued<C extends Command, R>(open: (app: App) => (calls: Call<C, R>[]) => Promise<void>): Action<C, R> {
  const queues = new WeakMap<App, Queue<C, R>>()
  return async (app, command) => {
    if (![command.postId, command.proposalId].every(given => given === undefined || isId(given)))
      return refuse('not-found')
    const queue = queues.get(app) ?? { waiting: [], busy: false, pace: 0, take: open(app) }
    queues.set(app, queue)
    const wait = expectedWait(queue)
    if (queue.waiting.length >= mostWaiting || wait > longestWait)
      return refuse('overloaded', { seconds: Math.max(1, Math.ceil(wait / 1000)) })
    return new Promise((answer, fail) => {
      queue.waiting.push({ command, answer, fail })
      if (!queue.busy) void work(app, queue)
    })
  }
}

/** `pace`: how many milliseconds the last batch took. */
type Queue<C, R> = {
  waiting: Call<C, R>[]
  busy: boolean
  pace: number
  take: (calls: Call<C, R>[]) => Promise<void>
}

async function work<C, R>(app: App, queue: Queue<C, R>): Promise<void> {
  queue.busy = true
  await Promise.resolve() // Calls made in the same turn join this batch.
  while (queue.waiting.length > 0) {
    const began = app.realClock().epochMilliseconds
    await queue.take(queue.waiting.splice(0, mostInBatch))
    queue.pace = app.realClock().epochMilliseconds - began
  }
  queue.busy = false
}

// One slow batch is not yet overload: only whole batches that wait count.
const expectedWait = ({ waiting, pace }: { waiting: unknown[]; pace: number }): number =>
  Math.floor(waiting.length / mostInBatch) * pace

/** Answers every call, in one transaction if it can. */
export async function settle<C, R>(
  app: App,
  calls: Call<C, R>[],
  batch: (tx: Tx, commands: C[]) => Promise<Decision<R>[]>,
): Promise<void> {
  const commands = calls.map(({ command }) => command)
  try {
    const decisions = await committed(app, tx => batch(tx, commands))
    for (const [i, { answer }] of calls.entries()) answer(decisions[i]!)
  } catch (bug) {
    // A command that breaks must not take its neighbours with it: each gets a transaction of its own.
    if (calls.length === 1) calls[0]!.fail(bug)
    else for (const one of calls) await settle(app, [one], batch)
  }
}

// 40001 serialization, 40P01 deadlock, 23505 another process was first with the same unique key.
const passing = new Set(['40001', '40P01', '23505'])
const mostTries = 5

/** One transaction, tried again when another process was in the way. */
export async function committed<T>(app: App, work: (tx: Tx) => Promise<T>, tries = 1): Promise<T> {
  try {
    return await app.db.transaction().execute(work)
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (!passing.has(code) || tries >= mostTries) throw error
    await new Promise(resume => setTimeout(resume, app.random() * 10 * 2 ** tries))
    return committed(app, work, tries + 1)
  }
}

/** Runs those who may do it, also for an agency, and writes down what was done for one. */
async function allowed<C extends Command, R>(
  app: App,
  tx: Tx,
  name: string,
  commands: C[],
  run: Run<C, R>,
): Promise<Decision<R>[]> {
  const refused = await refusedFor(app, tx, name, commands)
  const rest = refused.size > 0 ? commands.filter(command => !refused.has(command)) : commands
  const done = rest.length > 0 ? await run(app, tx, rest) : []
  // Whoever was let go meanwhile was let go under the lock of the wallet: what they asked for is decided again.
  if ((await refusedFor(app, tx, name, rest)).size > 0) throw new Conflict()
  await keepActs(app, tx, name, { commands: rest, decisions: done })
  return answersOf(commands, refused, done)
}

/** The answers of all of these, from those who were refused and those who were not. */
export function answersOf<C, R>(commands: C[], refused: Map<C, Decision<never>>, done: Decision<R>[]): Decision<R>[] {
  if (refused.size === 0) return done
  const rest = done.values()
  return commands.map(command => refused.get(command) ?? rest.next().value!)
}

async function once<C extends Command, R>(
  app: App,
  tx: Tx,
  name: string,
  commands: C[],
  run: Run<C, R>,
): Promise<Decision<R>[]> {
  const { decisions, keep } = await answerOnce<C, R>(tx, name, commands, fresh => allowed(app, tx, name, fresh, run))
  await saveAnswers(tx, keep, app.clock())
  return decisions
}
