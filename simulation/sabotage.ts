import type { Policy } from '#economy/policy/policy'
import type { Family } from './families.ts'
import type { Op } from './op.ts'
import type { Oracle } from './oracle/oracle.ts'

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
  ask?: (op: Op, asking: Asking) => Op
  /** The policy the product goes by instead. */
  policy?: (policy: Policy) => Policy
}
/** A broken product, the complaint that has to be found, in runs of which family if not in any, and which seed found it soon. */
export type Broken = { finds: RegExp; family?: Family; seed?: number; sabotage: Sabotage }
export type Row = Record<string, unknown>
/** Who reads: the op on whose behalf, or whoever only looks, outside of any command. */
type Reading = {
  looking: boolean
  op: Op | undefined
  now: number
  /** What each person asked for last. */
  asked: ReadonlyMap<string, Op>
  query: (sql: string, parameters: unknown[]) => Promise<Row[]>
}
/** `first`: what was sent under the op's key before anything else. */
type Asking = { oracle: Oracle; attempt: number; first: Op | undefined; now: number }
