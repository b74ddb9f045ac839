import { deleteKey } from '#database/api-keys'
import type { App } from '../app.ts'

/** From now on the key opens nothing. A key of somebody else is left as it is. */
export const revokeKey = (app: App, memberId: string, keyId: string): Promise<void> =>
  deleteKey(app.db, memberId, keyId)
