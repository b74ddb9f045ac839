import { type ApiKey, listKeys } from '#database/members/api-keys'
import type { App } from '../app.ts'

/** A member's bearer keys, newest first, each by its first letters. */
export const readKeys = (app: App, memberId: string): Promise<ApiKey[]> => listKeys(app.db, memberId)
