import { deleteKey } from '#database/members/api-keys'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'

/** From now on the key opens nothing. A key of somebody else is left as it is, and is not found. */
export const revokeKey = async (app: App, by: string, keyId: string): Promise<Decision<{ keyId: string }>> =>
  (await deleteKey(app.db, by, keyId)) ? decide({ keyId }) : refuse('not-found')
