import { Conflict } from '#database/conflict'
import { saveAnswers } from '#database/idempotency-keys'
import type { Database } from '#database/open'
import type { Tx } from '#database/wallets'
import type { Decision } from '#economy/decision'
import { answerOnce } from './answer-once.ts'
import type { App } from './app.ts'
import { type Action, type Call, type Command, queued, settle } from './gather.ts'

/** Commands that are decided but not written. `write` throws a `Conflict` where something is not as it was read. */
export type Prepared<R, A> = {
  decisions: Decision<R>[]
  /** The instant, in epoch milliseconds, at which something that was read changes by itself. */
  until: number
  write(tx: Tx): Promise<void>
  /** What the next batch has to know, because it is decided before this one is committed. */
  after: A
}

/** Reads and decides. With `lock`, `db` is a transaction and what is read is locked, so that writing cannot conflict. */
export type Prepare<C, R, A> = (app: App, db: Database, commands: C[], given: Given<A>) => Promise<Prepared<R, A>>

type Given<A> = { lock: boolean; before?: A | undefined }

/**
 * A gathered action that reads a batch ahead: while one is written, the next is read without locks and decided. Each is
 * written at the versions it was read at, so it holds locks only while it writes; whatever conflicts is done again, locked.
 * Where conflicts follow each other (two processes, the same wallets) some batches are not tried ahead at all.
 */
export function gatheredAhead<C extends Command, R, A>(name: string, prepare: Prepare<C, R, A>): Action<C, R> {
  return queued<C, R>(app => {
    let flight: Flight<A> | undefined
    const caution = { batches: 0, next: fewest }
    return async calls => {
      if (caution.batches > 0) {
        caution.batches -= 1
        await flight?.asPrepared
        return locked(app, calls)
      }
      const before = flight
      const commands = calls.map(({ command }) => command)
      const ahead = once(app, app.db, commands, { lock: false, before: before?.after })
      const prepared = await ahead.catch(() => undefined) // A bug comes again, and is answered, where it is done again.
      const mine: Flight<A> = { after: prepared?.after, asPrepared: fly(app, calls, { prepared, before, caution }) }
      flight = mine
      void mine.asPrepared.then(() => {
        if (flight === mine) flight = undefined
      })
      if (before && !(await before.asPrepared)) await mine.asPrepared
    }
  })

  async function fly(app: App, calls: Call<C, R>[], { prepared, before, caution }: Ready<R, A>): Promise<boolean> {
    const asRead = before === undefined || (await before.asPrepared)
    if (prepared && asRead) {
      try {
        await app.db.transaction().execute(prepared.write)
        for (const [i, { answer }] of calls.entries()) answer(prepared.decisions[i]!)
        caution.next = fewest
        return true
      } catch (error) {
        app.log.debug({ error, action: name, calls: calls.length }, 'not written as prepared')
        caution.batches = caution.next
        caution.next = Math.min(2 * caution.next, most)
      }
    }
    await locked(app, calls)
    return false
  }

  function locked(app: App, calls: Call<C, R>[]): Promise<void> {
    return settle(app, calls, async (tx, commands) => {
      const { decisions, write } = await once(app, tx, commands, { lock: true })
      await write(tx)
      return decisions
    })
  }

  async function once(app: App, db: Database, commands: C[], given: Given<A>): Promise<Prepared<R, A | undefined>> {
    let prepared: Prepared<R, A> | undefined
    const { decisions, keep } = await answerOnce<C, R>(db, name, commands, async fresh => {
      prepared = await prepare(app, db, fresh, given)
      return prepared.decisions
    })
    const write = async (tx: Tx) => {
      if (prepared && app.clock().epochMilliseconds >= prepared.until) throw new Conflict()
      await prepared?.write(tx)
      await saveAnswers(tx, keep, app.clock())
    }
    return { decisions, until: prepared?.until ?? Infinity, write, after: prepared?.after }
  }
}

/** A batch that is being written. `asPrepared`: whether it was, so that `after` is true. */
type Flight<A> = { after: A | undefined; asPrepared: Promise<boolean> }
/** How many batches lock first after a conflict; twice as many after the next. */
const [fewest, most] = [2, 64]
type Caution = { batches: number; next: number }
type Ready<R, A> = { prepared: Prepared<R, A | undefined> | undefined; before: Flight<A> | undefined; caution: Caution }
