import { type DatabaseConnection, type Driver, PGliteDialect, type PGliteDialectConfig, PGliteDriver } from 'kysely'
import type { Turn } from './turn.ts'

type Config = PGliteDialectConfig & { turn: Turn }

/**
 * Kysely hands its one PGlite connection to everybody at once, so that a query of one request would run inside the
 * open transaction of another. Here a connection has one holder at a time; the others wait in order of arrival.
 */
export class ExclusivePGliteDialect extends PGliteDialect {
  #config: Config

  constructor(config: Config) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ExclusivePGliteDriver(this.#config)
  }
}

class ExclusivePGliteDriver extends PGliteDriver {
  #turn: Turn
  #giveBack: (() => void) | undefined

  constructor(config: Config) {
    super(config)
    this.#turn = config.turn
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const giveBack = await this.#turn.take()
    this.#giveBack = giveBack
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    this.#giveBack?.()
  }
}
