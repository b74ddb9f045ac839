import { runningApp } from '#marketplace/running-app'

const own = new Set(['localhost', '127.0.0.1', '[::1]', '::1', '::ffff:127.0.0.1'])

/**
 * Who may read the sandbox mailbox. It holds everybody's links, those that reset a password too: whoever sits at the
 * computer it runs on, and operators. Nobody where mail is delivered.
 */
export function mayReadMailbox(event: Visit): boolean {
  if (runningApp().mail.delivers) return false
  return event.locals.member?.isOperator || (own.has(event.url.hostname) && own.has(event.getClientAddress()))
}

type Visit = { url: URL; getClientAddress(): string; locals: { member?: { isOperator: boolean } | undefined } }
