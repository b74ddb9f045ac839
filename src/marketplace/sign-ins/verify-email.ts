import { saveVerifiedEmail } from '#database/members/members'
import type { App } from '../app.ts'

/** The link in the mail was opened, so the address is theirs. */
export const verifyEmail = (app: App, memberId: string): Promise<void> => saveVerifiedEmail(app.db, memberId)
