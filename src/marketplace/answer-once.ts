import { createHash } from 'node:crypto'
import { findAnswers, type Keyed } from '#database/idempotency-keys'
import type { Database } from '#database/open'
import { type Decision, refuse } from '#economy/decision'
import { system } from './app.ts'
import { storable } from './fields.ts'
import type { Command } from './gather.ts'

/** `keep`: the answers given now, under their keys. */
export type AnsweredOnce<R> = { decisions: Decision<R>[]; keep: (Keyed & { answer: Decision<R> })[] }

/** What was answered before under its key is, and `fresh` is the rest; `answer` puts theirs in their places. */
export type Sifted<C, R> = { fresh: C[]; answer(answers: Decision<R>[]): AnsweredOnce<R> }

/** Answers what was answered before under the same key, and runs the rest. */
export async function answerOnce<C extends Command, R>(
  db: Database,
  name: string,
  commands: C[],
  run: (fresh: C[]) => Promise<Decision<R>[]>,
): Promise<AnsweredOnce<R>> {
  const { fresh, answer } = await sift<C, R>(db, name, commands)
  return answer(fresh.length ? await run(fresh) : [])
}

/** A key that is used twice within `commands` counts once; with another body it is refused. */
export async function sift<C extends Command, R>(db: Database, name: string, commands: C[]): Promise<Sifted<C, R>> {
  const keyed = commands.map(({ by, key, ...body }) =>
    key ? { walletId: by === system ? ownKeys : by, key: storable(key), hash: hashOf(name, body) } : undefined,
  )
  const known = await findAnswers<Decision<R>>(
    db,
    keyed.filter(entry => entry !== undefined),
  )
  const before: (Decision<R> | undefined)[] = []
  const firstOf = new Map<string, number>()
  for (const [i, entry] of keyed.entries()) {
    if (!entry) continue
    const id = `${entry.walletId}/${entry.key}`
    const found = known.get(id)
    if (found) before[i] = found.hash === entry.hash ? found.answer : refuse('key-reused')
    else if (!firstOf.has(id)) firstOf.set(id, i)
    else if (keyed[firstOf.get(id)!]!.hash !== entry.hash) before[i] = refuse('key-reused')
  }
  const fresh = commands.flatMap((_, i) => (before[i] || isRepeat(i) ? [] : [i]))
  return { fresh: fresh.map(i => commands[i]!), answer }

  function answer(answers: Decision<R>[]): AnsweredOnce<R> {
    const decisions = [...before]
    for (const [at, i] of fresh.entries()) decisions[i] = answers[at]!
    return {
      decisions: commands.map(
        (_, i) => decisions[i] ?? decisions[firstOf.get(`${keyed[i]!.walletId}/${keyed[i]!.key}`)!]!,
      ),
      keep: fresh.flatMap(i => (keyed[i] ? [{ ...keyed[i], answer: decisions[i]! }] : [])),
    }
  }

  function isRepeat(i: number): boolean {
    const entry = keyed[i]
    return entry !== undefined && firstOf.get(`${entry.walletId}/${entry.key}`) !== i
  }
}

/** The marketplace's own keys are kept under the id that nobody has, where no member can use them up. */
const ownKeys = '00000000-0000-0000-0000-000000000000'

const hashOf = (name: string, body: object): string =>
  createHash('sha256')
    .update(JSON.stringify([name, body]))
    .digest('base64url')
