/**
 * What can go wrong at a point where a process waits for its database. `cut` is a connection that is gone, `crash` a whole
 * process; `lost` is cut after the commit: it happened, and nobody was told. The others are PostgreSQL's own "try again".
 */
export type Fault = 'cut' | 'lost' | 'crash' | 'serialization' | 'deadlock'

const codes: Partial<Record<Fault, string>> = { serialization: '40001', deadlock: '40P01' }

/** An error of the world, not of the product: whoever sees it may try again with the same key. */
export class FaultError extends Error {
  code: string | undefined

  constructor(fault: Fault) {
    super(`simulated: ${fault}`)
    this.code = codes[fault]
  }
}
