import { markNoticesRead } from '#database/notices/notices'
import type { App } from '../app.ts'

/** Marks a member's notices read, up to the newest one they saw. */
export const markRead = (app: App, memberId: string, upTo?: string): Promise<void> =>
  markNoticesRead(app.db, memberId, { at: new Date(app.clock().epochMilliseconds), ...(upTo && { upTo }) })
