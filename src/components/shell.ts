/** What every page knows: who is looking, what they have, and the instant the server answered. */
export type Shell = {
  member: Member | null
  balance: Balance | null
  /** Whether there are agencies under the rules here. */
  agencies: boolean
  /** Why the pool of the agency cannot be used for which its reader acts; null where it can. */
  frozen: string | null
  /** Notices not yet read. */
  unread: number
  /** ISO instant; the only clock a page may use, so that server and browser say the same. */
  now: string
  theme: Theme
  sandbox: boolean
  /** Whether the test clock was moved, so that `now` is not the world's time. */
  moved: boolean
}

export type Theme = 'light' | 'dark' | 'system'

export type Member = {
  id: string
  name: string
  /** An SVG as a data: URL. */
  portrait: string
  isFreelancer: boolean
  isClient: boolean
  isOperator: boolean
  isAgency: boolean
  /** Who it is, where they act for this agency. */
  acting?: { name: string }
}

export type Balance = {
  available: number
  /** How many lapse within 30 days: the first of them at `on`, the last at `until`. */
  expiring: { connects: number; on: string; until: string } | null
}
