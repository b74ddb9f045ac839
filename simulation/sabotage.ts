import type { Op } from './op.ts'
import type { Oracle } from './oracle.ts'

/** A way to break the product from outside, to see whether the simulation notices. Empty for the product as it is. */
export type Sabotage = {
  /** Statements that are answered and never done. */
  skips?: (sql: string) => boolean
  /** What the product reads instead of these rows. */
  rows?: (rows: Row[], reading: Reading) => Row[] | Promise<Row[]>
  /** What else happens in each transaction. */
  beforeCommit?: string
  /** Every statement is its own transaction. */
  autocommit?: boolean
  /** What the product is asked instead. */
  ask?: (op: Op, oracle: Oracle, attempt: number) => Op
}
type Row = Record<string, unknown>
/** `looking` is whoever only reads the balance, outside of any command. */
type Reading = { looking: boolean }
