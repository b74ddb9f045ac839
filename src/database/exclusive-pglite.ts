import { type DatabaseConnection, type Driver, PGliteDialect, type PGliteDialectConfig, PGliteDriver } from 'kysely'

/**
 * Kysely hands its one PGlite connection to everybody at once, so that a query of one request would run inside the
 * open transaction of another. Here a connection has one holder at a time; the others wait in order of arrival.
 */
export class ExclusivePGliteDialect extends PGliteDialect {
  #config: PGliteDialectConfig

  constructor(config: PGliteDialectConfig) {
    super(config)
    this.#config = config
  }

  override createDriver(): Driver {
    return new ExclusivePGliteDriver(this.#config)
  }
}

class ExclusivePGliteDriver extends PGliteDriver {
  #last: Promise<void> = Promise.resolve()
  #release: (() => void) | undefined

  override async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#last
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#last = promise
    await before
    this.#release = resolve
    return super.acquireConnection()
  }

  override async releaseConnection(): Promise<void> {
    this.#release?.()
  }
}
