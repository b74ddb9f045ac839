import pg from 'pg'

/** How many times a statement has come before it is prepared: as the drivers of other languages do it. */
const often = 5
/** How many a connection keeps; ours are far fewer, and each costs the server some memory. */
const mostPrepared = 300
/** Of how many it is known that they came, too seldom yet. */
const mostKnown = 1_000
/** For how long plans are kept: one that was made for a small table must not outlive its growth by much. */
const plansLiveMs = 10_000

/** A connection on which a statement that comes again and again is read and planned once, and not each time. */
export class PlanningClient extends pg.Client {
  #names = new Map<string, string>()
  #times = new Map<string, number>()
  #plannedAt = Date.now()

  // biome-ignore lint/suspicious/noExplicitAny: it stands for every signature of the method.
  override query(...given: any[]): any {
    const [text, values] = given
    const name = given.length === 2 && values?.length > 0 && typeof text === 'string' ? this.#nameOf(text) : undefined
    if (!name) return super.query(...(given as Parameters<pg.Client['query']>))
    if (Date.now() - this.#plannedAt > plansLiveMs) this.#planAgain()
    return super.query({ name, text, values }).catch(error => this.#refused(error))
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text)
    if (known || this.#names.size === mostPrepared) return known
    const times = (this.#times.get(text) ?? 0) + 1
    if (times < often) {
      if (this.#times.size === mostKnown) this.#times.clear()
      this.#times.set(text, times)
      return undefined
    }
    this.#times.delete(text)
    const name = `often_${this.#names.size + 1}`
    this.#names.set(text, name)
    return name
  }

  #planAgain(): void {
    this.#plannedAt = Date.now()
    super.query('discard plans').catch(() => {}) // Whatever is wrong with the connection, the statement behind it finds it out.
  }

  /** A prepared `select *` is of no more use once its table has another column; whoever comes next gets another connection. */
  #refused(error: unknown): never {
    if (error instanceof pg.DatabaseError && error.routine === 'RevalidateCachedQuery') void this.end()
    throw error
  }
}
