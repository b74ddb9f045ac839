import type { Tx } from '#database/open'
import { insertActs } from '#database/operators/operator-acts'
import { type Actor, type App, system } from '../app.ts'
import type { ActName } from './acts.ts'

/** What an operator did: to which `subject` (an id), `detail` in words, and for which reason they gave. */
export type Act = { by: Actor; act: ActName; subject: string; detail?: string; reason?: string }

/** Writes into the operators' log, in the transaction of what was done. Nobody can change or remove it afterwards. */
export const logActs = (app: Pick<App, 'clock' | 'newId'>, tx: Tx, acts: Act[]): Promise<void> =>
  insertActs(
    tx,
    acts.map(({ by, detail = '', reason = '', ...act }) => ({
      ...act,
      id: app.newId(),
      by: by === system ? null : by,
      detail,
      reason,
    })),
    app.clock(),
  )

export const connectsInWords = (connects: number): string =>
  `${connects.toLocaleString('en-US', { signDisplay: 'exceptZero' }).replace('-', '−')} ${Math.abs(connects) === 1 ? 'Connect' : 'Connects'}`
