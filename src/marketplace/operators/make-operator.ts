import { saveOperator } from '#database/members/members'
import { type App, system } from '../app.ts'
import { committed } from '../gather.ts'
import { logActs } from './log-acts.ts'

/** Makes whoever has confirmed this address an operator: anybody can sign up with an address that is not theirs. Answers their name, or nothing if nobody does. */
export const makeOperator = (app: App, email: string): Promise<string | undefined> =>
  committed(app, async tx => {
    const made = await saveOperator(tx, email.trim())
    if (made) await logActs(app, tx, [{ by: system, act: 'operator-made', subject: made.id }])
    return made?.name
  })
