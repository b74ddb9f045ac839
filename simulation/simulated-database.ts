import type { PGlite, Results } from '@electric-sql/pglite'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  PGliteDialect,
  PostgresAdapter,
  type QueryResult,
} from 'kysely'
import { type Fault, FaultError } from './fault.ts'
import type { Process } from './process.ts'
import type { Row } from './sabotage.ts'
import type { PointKind } from './scheduler.ts'
import { acting } from './scheduler.ts'
import type { World } from './world.ts'

/**
 * The embedded database with a hand on every statement. One connection, held by one transaction at a time as in
 * exclusive-pglite.ts, but who is next is drawn from the seed, and at each point the connection may be cut.
 */
export class SimulatedDialect extends PGliteDialect {
  #world: World
  #process: () => Process | undefined

  constructor(world: World, process: () => Process | undefined) {
    super({ pglite: world.pglite })
    this.#world = world
    this.#process = process
  }

  /** A process has a pool of connections: any number of its transactions wait for their turn, not one. */
  override createAdapter(): DialectAdapter {
    return new PostgresAdapter()
  }

  override createDriver(): Driver {
    return new SimulatedDriver(this.#world, this.#process)
  }
}

class SimulatedDriver implements Driver {
  #world: World
  #process: () => Process | undefined

  constructor(world: World, process: () => Process | undefined) {
    this.#world = world
    this.#process = process
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    const connection = new Connection(this.#world, this.#process())
    if (!connection.mayPass()) await connection.point('connect', '')
    if (connection.process) this.#world.holder = connection.process
    return connection
  }
  beginTransaction = (connection: DatabaseConnection) => (connection as Connection).begin()
  commitTransaction = (connection: DatabaseConnection) => (connection as Connection).commit()
  rollbackTransaction = (connection: DatabaseConnection) => (connection as Connection).rollback()

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if ((connection as Connection).process) this.#world.holder = undefined
  }
}

/** How likely a statement is not stopped at: the one connection is held to the commit, so most stops only cost time. */
const passed = 0.8

class Connection implements DatabaseConnection {
  process: Process | undefined
  #world: World
  #open = false

  constructor(world: World, process: Process | undefined) {
    this.#world = world
    this.process = process
  }

  /** Most connections are made without a stop where nobody holds one. */
  mayPass(): boolean {
    return !!this.process && !this.process.dead && !this.#world.holder && this.#world.random.chance(passed)
  }

  async begin(): Promise<void> {
    await this.#bracket('begin')
    this.#open = true
  }

  async commit(): Promise<void> {
    await this.point('commit', '')
    const { sabotage, scheduler } = this.#world
    if (this.process && sabotage.beforeCommit)
      await scheduler.working(() => this.#world.pglite.exec(sabotage.beforeCommit!))
    await this.#bracket('commit')
    this.#open = false
    if (!this.process) return
    await this.#tell()
    await this.point('committed', '')
  }

  async #tell(): Promise<void> {
    const by = acting.getStore()
    await this.#world.scheduler.working(() => this.#world.committed(by))
  }

  async rollback(): Promise<void> {
    if (!this.#open) return
    this.#open = false
    await this.#bracket('rollback')
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.point('statement', query.sql)
    const { sabotage, pglite, scheduler } = this.#world
    if (sabotage.skips?.(query.sql)) return { rows: [] }
    const { rows, affectedRows } = await scheduler.working(() => ask<R>(pglite, query))
    if (!this.#open && this.process && isTransaction(query.sql)) {
      await this.#tell()
      if (!isQuote(query.sql)) await this.point('committed', '')
    }
    const numAffectedRows = BigInt(affectedRows ?? 0)
    if (!sabotage.rows) return { rows, numAffectedRows }
    const reading = {
      looking: !this.process,
      op: this.process && acting.getStore()?.op,
      now: this.#world.now.epochMilliseconds,
      asked: this.#world.asked,
      query: async (sql: string, parameters: unknown[]) => (await pglite.query<Row>(sql, parameters)).rows,
    }
    const seen = await scheduler.working(async () => sabotage.rows!(rows as never[], reading))
    return { rows: seen as R[], numAffectedRows }
  }

  // biome-ignore lint/correctness/useYield: the interface asks for it and nothing here streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Nothing streams here')
  }

  /** Waits for the schedule; a fault ends the transaction as the server would, and throws. */
  async point(at: PointKind, what: string): Promise<void> {
    if (!this.process || (at === 'statement' && !this.process.dead && this.#world.random.chance(passed))) return
    const fault = this.process.dead ? 'crash' : await this.#world.scheduler.park(this.process, at, what)
    if (fault) await this.#fail(fault)
  }

  async #fail(fault: Fault): Promise<never> {
    await this.rollback()
    throw new FaultError(fault)
  }

  async #bracket(sql: 'begin' | 'commit' | 'rollback'): Promise<void> {
    if (this.#world.sabotage.autocommit && this.process) return
    await this.#world.scheduler.working(() => this.#world.pglite.exec(sql))
  }
}

const ask = <R>(pglite: PGlite, { sql, parameters }: CompiledQuery): Promise<Results<R>> =>
  pglite.query<R>(sql, [...parameters])

/** What is a transaction by itself, and somebody has to know. */
const isTransaction = (sql: string): boolean => isQuote(sql) || sql.includes('as_many(')
const isQuote = (sql: string): boolean => /insert into quotes/.test(sql)
