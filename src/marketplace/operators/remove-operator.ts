import { removeOperator as removeRow } from '#database/members/members'
import { type App, system } from '../app.ts'
import { committed } from '../gather.ts'
import { logActs } from './log-acts.ts'

/** Whoever is an operator by this address is a member like others from now on; what they did stays in the log. Answers their name, or nothing if nobody is. */
export const removeOperator = (app: App, email: string): Promise<string | undefined> =>
  committed(app, async tx => {
    const removed = await removeRow(tx, email.trim())
    if (removed) await logActs(app, tx, [{ by: system, act: 'operator-removed', subject: removed.id }])
    return removed?.name
  })
