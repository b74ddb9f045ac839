import type { Tx } from '#database/open'
import { listOperators } from '#database/operators/operators'
import { system } from '../app.ts'
import { isId } from '../fields.ts'
import type { Command } from '../gather.ts'

/** Those who may do what operators do, among whoever sent these commands; the marketplace itself always may. */
export async function operatorsAmong(tx: Tx, commands: Command[]): Promise<Set<string>> {
  const asking = [...new Set(commands.map(({ by }) => by))].filter(by => isId(by))
  return new Set([system, ...(asking.length > 0 ? await listOperators(tx, asking) : [])])
}
