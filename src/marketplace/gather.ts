import { createHash } from 'node:crypto'
import { findAnswers, saveAnswers } from '#database/idempotency-keys'
import type { Tx } from '#database/wallets'
import { type Decision, refuse } from '#economy/decision'
import { type Actor, type App, system } from './app.ts'
import { isId, storable } from './fields.ts'

/** `key` is the caller's Idempotency-Key: the same key with the same command is answered, not done again. */
export type Command = { by: Actor; key?: string | undefined; postId?: string; proposalId?: string }

/** Runs several commands in one transaction and answers each. A refusal of one never touches the others. */
export type Run<C, R> = (app: App, tx: Tx, commands: C[]) => Promise<Decision<R>[]>

const mostInBatch = 500

/** Past these a call is turned away at once, so that neither memory nor anybody's wait grows without bound. */
const mostWaiting = 5_000
const longestWait = 2_000

/**
 * An action whose concurrent calls share a commit. A lone call starts at once; calls that arrive while a batch runs wait
 * and form the next one, in arrival order. Answers must be plain JSON: they are kept under the caller's key.
 */
export function gathered<C extends Command, R>(
  name: string,
  run: Run<C, R>,
): (app: App, command: C) => Promise<Decision<R>> {
  const queues = new WeakMap<App, Queue<C, R>>()
  return async (app, command) => {
    if (![command.postId, command.proposalId].every(given => given === undefined || isId(given)))
      return refuse('not-found')
    const queue = queues.get(app) ?? { waiting: [], busy: false, pace: 0 }
    queues.set(app, queue)
    const wait = expectedWait(queue)
    if (queue.waiting.length >= mostWaiting || wait > longestWait)
      return refuse('overloaded', { seconds: Math.max(1, Math.ceil(wait / 1000)) })
    return new Promise((answer, fail) => {
      queue.waiting.push({ command, answer, fail })
      if (!queue.busy) void work(app, queue, (tx, commands) => once(app, tx, name, commands, run))
    })
  }
}

type Waiting<C, R> = { command: C; answer: (decision: Decision<R>) => void; fail: (bug: unknown) => void }
/** `pace`: how many milliseconds the last batch took. */
type Queue<C, R> = { waiting: Waiting<C, R>[]; busy: boolean; pace: number }
type Batch<C, R> = (tx: Tx, commands: C[]) => Promise<Decision<R>[]>

async function work<C, R>(app: App, queue: Queue<C, R>, batch: Batch<C, R>): Promise<void> {
  queue.busy = true
  await Promise.resolve() // Calls made in the same turn join this batch.
  while (queue.waiting.length > 0) {
    const began = app.clock().epochMilliseconds
    await settle(app, queue.waiting.splice(0, mostInBatch), batch)
    queue.pace = app.clock().epochMilliseconds - began
  }
  queue.busy = false
}

// One slow batch is not yet overload: only whole batches that wait count.
const expectedWait = ({ waiting, pace }: { waiting: unknown[]; pace: number }): number =>
  Math.floor(waiting.length / mostInBatch) * pace

async function settle<C, R>(app: App, waiting: Waiting<C, R>[], batch: Batch<C, R>): Promise<void> {
  try {
    const decisions = await committed(app, tx =>
      batch(
        tx,
        waiting.map(({ command }) => command),
      ),
    )
    for (const [i, { answer }] of waiting.entries()) answer(decisions[i]!)
  } catch (bug) {
    // A command that breaks must not take its neighbours with it: each gets a transaction of its own.
    if (waiting.length === 1) waiting[0]!.fail(bug)
    else for (const one of waiting) await settle(app, [one], batch)
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

/** The marketplace's own keys are kept under the id that nobody has, where no member can use them up. */
const ownKeys = '00000000-0000-0000-0000-000000000000'

async function once<C extends Command, R>(
  app: App,
  tx: Tx,
  name: string,
  commands: C[],
  run: Run<C, R>,
): Promise<Decision<R>[]> {
  const keyed = commands.map(({ by, key, ...body }) =>
    key ? { walletId: by === system ? ownKeys : by, key: storable(key), hash: hashOf(name, body) } : undefined,
  )
  const known = await findAnswers<Decision<R>>(
    tx,
    keyed.filter(entry => entry !== undefined),
  )
  const decisions: (Decision<R> | undefined)[] = []
  const firstOf = new Map<string, number>()
  for (const [i, entry] of keyed.entries()) {
    if (!entry) continue
    const id = `${entry.walletId}/${entry.key}`
    const found = known.get(id)
    if (found) decisions[i] = found.hash === entry.hash ? found.answer : refuse('key-reused')
    else if (!firstOf.has(id)) firstOf.set(id, i)
    else if (keyed[firstOf.get(id)!]!.hash !== entry.hash) decisions[i] = refuse('key-reused')
  }
  const fresh = commands.flatMap((_, i) => (decisions[i] || isRepeat(i) ? [] : [i]))
  const answers = fresh.length
    ? await run(
        app,
        tx,
        fresh.map(i => commands[i]!),
      )
    : []
  for (const [at, i] of fresh.entries()) decisions[i] = answers[at]!
  await saveAnswers(
    tx,
    fresh.flatMap(i => (keyed[i] ? [{ ...keyed[i], answer: decisions[i]! }] : [])),
    app.clock(),
  )
  return commands.map((_, i) => decisions[i] ?? decisions[firstOf.get(`${keyed[i]!.walletId}/${keyed[i]!.key}`)!]!)

  function isRepeat(i: number): boolean {
    const entry = keyed[i]
    return entry !== undefined && firstOf.get(`${entry.walletId}/${entry.key}`) !== i
  }
}

const hashOf = (name: string, body: object): string =>
  createHash('sha256')
    .update(JSON.stringify([name, body]))
    .digest('base64url')
