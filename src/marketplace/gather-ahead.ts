import { Conflict } from '#database/conflict'
import { saveAnswers } from '#database/idempotency-keys'
import type { Database, Tx } from '#database/open'
import type { Decision } from '#economy/decision'
import { keepActs, refusedFor } from './agencies/for-agency.ts'
import { type Sifted, sift } from './answer-once.ts'
import type { App } from './app.ts'
import { type Action, answersOf, type Call, type Command, queued, settle } from './gather.ts'

/** Commands that are decided but not written. */
export type Prepared<R, A> = {
  decisions: Decision<R>[]
  /** The instant, in epoch milliseconds, at which something that was read changes by itself. */
  until: number
  /** Throws a `Conflict` where something is not as it was read. */
  write(tx: Tx): Promise<void>
  /** Locks what was read, reads again what has moved since, or was expected as `stale`, and decides again if anything has. */
  again(tx: Tx, stale: A | undefined): Promise<Prepared<R, A>>
  /** What the next batch has to know, because it is decided before this one is committed. */
  after: A
}

/** Reads and decides. With `lock`, `db` is a transaction and what is read is locked, so that writing cannot conflict. */
export type Prepare<C, R, A> = (app: App, db: Database, commands: C[], given: Given<A>) => Promise<Prepared<R, A>>

type Given<A> = { lock: boolean; before?: A | undefined }

/**
 * A gathered action that reads a batch ahead: while one is written, the next is read without locks and decided. Each is
 * written at the versions it was read at, so it holds locks only while it writes. What conflicts is decided again in its
 * place, under locks, from what has moved alone; where conflicts follow each other (two processes, the same wallets)
 * some batches lock before they write and try nothing else.
 */
export function gatheredAhead<C extends Command, R, A>(name: string, prepare: Prepare<C, R, A>): Action<C, R> {
  return queued<C, R>(app => {
    let flight: Flight<A> | undefined
    const caution = { batches: 0, next: fewest }
    return async calls => {
      const before = flight
      const careful = caution.batches > 0
      if (careful) caution.batches -= 1
      const commands = calls.map(({ command }) => command)
      // Whoever is careful finds out under the lock what the batch before has changed.
      const ahead = once(app, app.db, commands, { lock: false, before: careful ? undefined : before?.after })
      const prepared = await ahead.catch(() => undefined) // A bug comes again, and is answered, where it is done again.
      const mine: Flight<A> = {
        after: prepared?.after,
        asPrepared: fly(app, calls, { prepared, before, careful, caution }),
      }
      flight = mine
      void mine.asPrepared.then(() => {
        if (flight === mine) flight = undefined
      })
      await before?.asPrepared
    }
  })

  /** Answers whether the batch was written as it was prepared, so that what the next was told of it is true. */
  async function fly(app: App, calls: Call<C, R>[], ready: Ready<R, A>): Promise<boolean> {
    const { prepared, before, careful, caution } = ready
    const asRead = before === undefined || (await before.asPrepared)
    if (prepared && asRead && !careful) {
      const asPrepared = await written(app, calls, async tx => {
        await prepared.write(tx)
        return prepared
      })
      if (asPrepared) caution.next = fewest
      if (asPrepared) return true
      caution.batches = caution.next
      caution.next = Math.min(2 * caution.next, most)
    }
    const again = async (tx: Tx) => {
      const decided = await prepared!.again(tx, asRead || careful ? undefined : before.after)
      await decided.write(tx)
      return decided
    }
    if (!prepared || !(await written(app, calls, again))) await locked(app, calls)
    return false
  }

  /** Commits and answers, or answers false: somebody was in the way, and nothing is written. */
  async function written(app: App, calls: Call<C, R>[], work: (tx: Tx) => Promise<Batch<R, A>>): Promise<boolean> {
    try {
      const { decisions } = await app.db.transaction().execute(work)
      for (const [i, { answer }] of calls.entries()) answer(decisions[i]!)
      return true
    } catch (error) {
      app.log.debug({ error, action: name, calls: calls.length }, 'not written')
      return false
    }
  }

  function locked(app: App, calls: Call<C, R>[]): Promise<void> {
    return settle(app, calls, async (tx, commands) => {
      const { decisions, write } = await once(app, tx, commands, { lock: true })
      await write(tx)
      return decisions
    })
  }

  async function once(app: App, db: Database, commands: C[], given: Given<A>): Promise<Batch<R, A>> {
    const sifted = await sift<C, R>(db, name, commands)
    const refused = await refusedFor(app, db, name, sifted.fresh)
    const mine = refused.size > 0 ? sifted.fresh.filter(command => !refused.has(command)) : sifted.fresh
    const prepared = mine.length > 0 ? await prepare(app, db, mine, given) : undefined
    return batchOf(app, { name, sifted, refused, mine }, prepared)
  }
}

/** A prepared batch with the answers that were given before and are to be kept. */
type Batch<R, A> = {
  decisions: Decision<R>[]
  write(tx: Tx): Promise<void>
  again(tx: Tx, stale: A | undefined): Promise<Batch<R, A>>
  after: A | undefined
}

/** What a batch is about: `mine` are the commands that are decided, `refused` those that may not be done for an agency. */
type Asked<C, R> = { name: string; sifted: Sifted<C, R>; refused: Map<C, Decision<never>>; mine: C[] }

function batchOf<C extends Command, R, A>(
  app: App,
  asked: Asked<C, R>,
  prepared: Prepared<R, A> | undefined,
): Batch<R, A> {
  const { name, sifted, refused, mine } = asked
  const { decisions, keep } = sifted.answer(answersOf(sifted.fresh, refused, prepared?.decisions ?? []))
  return {
    decisions,
    after: prepared?.after,
    again: async (tx, stale) => batchOf(app, asked, await prepared?.again(tx, stale)),
    write: async tx => {
      if (prepared && app.clock().epochMilliseconds >= prepared.until) throw new Conflict()
      await prepared?.write(tx)
      // Whoever was let go meanwhile was let go under the lock of the wallet that is written now.
      if ((await refusedFor(app, tx, name, mine)).size > 0) throw new Conflict()
      await keepActs(app, tx, name, { commands: mine, decisions: prepared?.decisions ?? [] })
      await saveAnswers(tx, keep, app.clock())
    },
  }
}

/** A batch that is being written. `asPrepared`: whether it was, so that `after` is true. */
type Flight<A> = { after: A | undefined; asPrepared: Promise<boolean> }
/** How many batches lock first after a conflict; twice as many after the next. */
const [fewest, most] = [2, 64]
type Caution = { batches: number; next: number }
type Ready<R, A> = {
  prepared: Batch<R, A> | undefined
  before: Flight<A> | undefined
  careful: boolean
  caution: Caution
}
