import { saveOperator } from '#database/members'
import type { App } from '../app.ts'

/** Makes whoever signs in with this address an operator. Answers their name, or nothing if nobody does. */
export const makeOperator = (app: Pick<App, 'db'>, email: string): Promise<string | undefined> =>
  saveOperator(app.db, email.trim())
