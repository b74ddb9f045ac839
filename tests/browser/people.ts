import type { APIRequestContext, APIResponse } from 'playwright-core'
import { inject } from 'vitest'
import { demoEmail, demoPassword } from '../../src/demo/demo-log-ins.ts'

export type LogIn = { email: string; password: string }

/** Somebody of the demo by handle. */
export const demo = (handle: string): LogIn => ({ email: demoEmail(handle), password: demoPassword })

let newest = 0

/** Somebody who is not a member yet; nobody else has this name and address. */
export function stranger(name: string): LogIn & { name: string } {
  const own = `${Date.now().toString(36)}${process.pid}${++newest}`
  return { name: `${name} ${own}`, email: `${name.toLowerCase()}.${own}@example.com`, password: 'long-enough-2026' }
}

/** Sends a form as its page would. */
export const sendForm = (
  request: APIRequestContext,
  path: string,
  form: Record<string, string>,
): Promise<APIResponse> =>
  request.post(path, { form, headers: { origin: inject('marketplaceUrl'), accept: 'text/html' }, maxRedirects: 0 })

export async function logIn(request: APIRequestContext, { email, password }: LogIn): Promise<void> {
  const answer = await sendForm(request, '/sign-in', { email, password })
  if (answer.status() !== 303) throw new Error(`${email} could not sign in: ${answer.status()}`)
}

/** Makes a member with a confirmed address, signed in from then on. */
export async function join(request: APIRequestContext, wants: 'work' | 'hire', name: string) {
  const who = stranger(name)
  const form = { ...who, wants, country: 'Portugal', timezone: 'Europe/Lisbon' }
  const answer = await sendForm(request, '/sign-up', form)
  if (answer.status() !== 303) throw new Error(`${who.email} could not sign up: ${answer.status()}`)
  await request.get(await confirmation(request, who.email))
  return who
}

/** The link that confirms an address, as soon as it is in the mailbox. */
export async function confirmation(request: APIRequestContext, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const mails = (await (await request.get('/mailbox')).text()).split('<article')
    const link = mails.find(mail => mail.includes(email))?.match(/href="([^"]*\/verify-email\?token=[^"]+)"/)?.[1]
    if (link) return link.replaceAll('&amp;', '&')
    await new Promise(resume => setTimeout(resume, 200))
  }
  throw new Error(`No mail for ${email}`)
}
