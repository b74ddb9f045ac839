import { AsyncLocalStorage } from 'node:async_hooks'
import type { Fault } from './fault.ts'
import type { Op } from './op.ts'
import type { Process } from './process.ts'

/** On whose behalf code runs. A gathered batch runs on behalf of the call that began it. */
export type Acting = { process: Process; op: Op; attempt: number }
export const acting = new AsyncLocalStorage<Acting>()

/** A point where a process waits until it is let go on, or told what has gone wrong. */
export type Parked = { process: Process; at: PointKind; what: string; go: (fault?: Fault) => void }
export type PointKind = 'connect' | 'statement' | 'commit' | 'committed' | 'timer'

/** Holds every process at every statement, so that one draw of the seed says who goes on next. */
export class Scheduler {
  parked: Parked[] = []
  #working = 0

  park(process: Process, at: PointKind, what: string): Promise<Fault | undefined> {
    const { promise, resolve } = Promise.withResolvers<Fault | undefined>()
    this.parked.push({ process, at, what, go: resolve })
    return promise
  }

  release(point: Parked, fault?: Fault): void {
    this.parked.splice(this.parked.indexOf(point), 1)
    point.go(fault)
  }

  /** Work of the database itself, which nobody schedules. */
  async working<T>(work: () => Promise<T>): Promise<T> {
    this.#working += 1
    try {
      return await acting.exit(work)
    } finally {
      this.#working -= 1
    }
  }

  /** Waits until nothing moves any more: everybody is parked, queued or done. */
  async quiet(): Promise<void> {
    for (let still = 0; still < 2; still = this.#working === 0 ? still + 1 : 0)
      await new Promise(resume => setImmediate(resume))
  }

  /** Pauses of the product become points of the schedule while `run` lasts: no wall clock has a say. */
  async withoutTimers<T>(run: () => Promise<T>): Promise<T> {
    const real = globalThis.setTimeout
    const parking = (then: () => void, ms?: number) => {
      const process = acting.getStore()?.process
      if (!process) return real(then, ms)
      void this.park(process, 'timer', 'pause').then(then)
    }
    globalThis.setTimeout = parking as typeof setTimeout
    try {
      return await run()
    } finally {
      globalThis.setTimeout = real
    }
  }
}
