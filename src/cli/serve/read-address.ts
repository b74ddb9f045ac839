import { stopWith } from '../stop-with.ts'

export type Address = {
  host: string
  port: number
  /** Where people reach the marketplace. */
  origin: string
  /** Whether ORIGIN was set, so that every request counts as one to it. */
  fixed: boolean
  /** Whether a proxy in front says whose request it is, in X-Forwarded-For. */
  proxied: boolean
  /** How often one network address may try to sign in or up in a minute. */
  attempts: number
  /** How many requests a minute the API, and how many the pages, take from one caller; 0 = any number. */
  perMinute: number
  /** How many requests the API works on at once. */
  atOnce: number
}

/** What the environment says of where and how to listen, or a sentence about what is wrong with them. */
export function readAddress(
  { HOST, PORT, ORIGIN, TRUST_PROXY, SIGN_IN_ATTEMPTS, REQUESTS_PER_MINUTE, REQUESTS_AT_ONCE } = process.env,
): Address {
  const port = whole('PORT', PORT, 3000, 65_535)
  return {
    host: HOST || '127.0.0.1',
    port,
    origin: ORIGIN ? originOf(ORIGIN) : `http://localhost:${port}`,
    fixed: Boolean(ORIGIN),
    proxied: TRUST_PROXY === 'on',
    attempts: whole('SIGN_IN_ATTEMPTS', SIGN_IN_ATTEMPTS, 20, 1_000_000),
    perMinute: whole('REQUESTS_PER_MINUTE', REQUESTS_PER_MINUTE, 600, 1_000_000, 0),
    atOnce: whole('REQUESTS_AT_ONCE', REQUESTS_AT_ONCE, 5_000, 1_000_000),
  }
}

function whole(name: string, text: string | undefined, otherwise: number, most: number, least = 1): number {
  if (!text) return otherwise
  const number = Number(text)
  if (Number.isInteger(number) && number >= least && number <= most) return number
  stopWith(`${name} is "${text}"; it must be a whole number from ${least} to ${most}.`)
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/') return url.origin
  stopWith(`ORIGIN is "${text}"; it must be an address such as https://earnest.example, without a path.`)
}
