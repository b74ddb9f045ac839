import { countUnread as count } from '#database/notices/notices'
import type { App } from '../app.ts'

/** How many notices a member has not read. */
export const countUnread = (app: App, memberId: string): Promise<number> => count(app.db, memberId)
