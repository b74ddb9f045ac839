import { deleteKeysOf } from '#database/members/api-keys'
import { saveMail } from '#database/notices/mails'
import type { AuthEvents, User } from '#gateways/auth/open-auth'
import type { App } from '../app.ts'
import { join } from './join.ts'
import { verifyEmail } from './verify-email.ts'

/** What happens on the marketplace when somebody signs up, confirms an address or forgets a password. */
export const signInEvents = (app: App): AuthEvents => ({
  signedUp: user => join(app, user),
  verified: user => verifyEmail(app, user.id),
  confirmAddress: (user, token) =>
    mail(app, user, {
      subject: 'Confirm your e-mail address',
      text: `Hello ${user.name},\n\nopen this link to confirm that this address is yours. It works for a day. If you did not sign up at Earnest, do nothing.`,
      link: `/verify-email?token=${token}`,
    }),
  resetPassword: (user, token) =>
    mail(app, user, {
      subject: 'Set a new password',
      text: `Hello ${user.name},\n\nopen this link to set a new password. It works for an hour. If you did not ask for it, do nothing: your password stays as it is.`,
      link: `/reset-password?token=${token}`,
    }),
  // Whoever sets a new password may do so because somebody else knew the old one, and keys outlive sessions.
  passwordReset: user => deleteKeysOf(app.db, user.id),
})

const mail = (app: App, { email }: User, content: { subject: string; text: string; link: string }) =>
  saveMail(app.db, { ...content, mailId: app.newId(), recipient: email }, new Date(app.clock().epochMilliseconds))
