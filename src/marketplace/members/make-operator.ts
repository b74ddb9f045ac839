import { saveOperator } from '#database/members'
import type { App } from '../app.ts'

/** Makes whoever has confirmed this address an operator: anybody can sign up with an address that is not theirs. Answers their name, or nothing if nobody does. */
export const makeOperator = (app: Pick<App, 'db'>, email: string): Promise<string | undefined> =>
  saveOperator(app.db, email.trim())
