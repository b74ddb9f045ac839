import { deleteKeysOf } from '#database/members/api-keys'
import { saveMail } from '#database/notices/mails'
import type { AuthEvents, User } from '#gateways/auth/open-auth'
import type { App } from '../app.ts'
import { rateLimit } from '../rate-limit.ts'
import { join } from './join.ts'
import { verifyEmail } from './verify-email.ts'

/** What happens on the marketplace when somebody signs up, confirms an address or forgets a password. */
export const signInEvents = (app: App, mail = mailer(app)): AuthEvents => ({
  signedUp: user => join(app, user),
  verified: user => verifyEmail(app, user.id),
  confirmAddress: (user, token) =>
    mail(user, {
      subject: 'Confirm your e-mail address',
      text: `Hello,\n\nopen this link to confirm that this address is yours. It works for a day. If you did not sign up at Earnest, do nothing.`,
      link: `/verify-email?token=${token}`,
    }),
  resetPassword: (user, token) =>
    mail(user, {
      subject: 'Set a new password',
      text: `${greeting(user)},\n\nopen this link to set a new password. It works for an hour. If you did not ask for it, do nothing: your password stays as it is.`,
      link: `/reset-password?token=${token}`,
    }),
  // Whoever sets a new password may do so because somebody else knew the old one, and keys outlive sessions.
  passwordReset: user => deleteKeysOf(app.db, user.id),
})

// Whoever signs up types the address and the name: until the address is confirmed, the name is a stranger's to whoever reads it there.
const greeting = ({ name, emailVerified }: User) => (emailVerified ? `Hello ${name}` : 'Hello')

type Content = { subject: string; text: string; link: string }

/** Anybody can ask for these mails in anybody's name: one address gets `mostInAnHour` of a kind in an hour, whoever asks. */
function mailer(app: App) {
  const limit = rateLimit(mostInAnHour, 60 * 60_000)
  return async ({ email }: User, content: Content): Promise<void> => {
    const wait = limit.take(`${content.subject} ${email.toLowerCase()}`, app.realClock().epochMilliseconds)
    if (wait !== undefined) return app.log.info({ subject: content.subject, wait }, 'an address has had enough mails')
    const at = new Date(app.clock().epochMilliseconds)
    await saveMail(app.db, { ...content, mailId: app.newId(), recipient: email }, at)
  }
}

const mostInAnHour = 5
