import type { Generated } from 'kysely'

/** The tables as Kysely sees them. What they mean is said in migrations/. */
export type Tables = {
  members: MemberRow
  wallets: { wallet_id: string; opened_at: Date; movements: Generated<number> }
  lots: LotRow
  ledger_entries: EntryRow
  idempotency_keys: { wallet_id: string; key: string; body_hash: string; answer: unknown; at: Date }
  notices: NoticeRow
  posts: PostRow
  post_activity: ActivityRow
  proposals: ProposalRow
  drafts: DraftRow
  invitations: InvitationRow
  mails: MailRow
  settings: { name: string; value: unknown }
  migrations: { name: string; at: Generated<Date> }
}

export type MemberRow = {
  member_id: string
  name: string
  email: string | null
  is_freelancer: Generated<boolean>
  is_client: Generated<boolean>
  is_operator: Generated<boolean>
  email_verified: Generated<boolean>
  imported: Generated<boolean>
  country: string | null
  timezone: Generated<string>
  headline: Generated<string>
  about: Generated<string>
  skills: Generated<string[]>
  hourly_rate_cents: number | null
  portfolio: Generated<string[]>
  payment_verified: boolean | null
  rating: number | null
  rating_count: Generated<number>
  spent_cents: Generated<number>
  hourly_paid_cents: number | null
  joined_at: Date
}

export type LotRow = {
  wallet_id: string
  lot_id: string
  source: string
  reason: string
  granted: number
  left: number
  received_at: Date
  lapses_at: Date | null
  price_cents: Generated<number>
  origin_lot_id: string | null
}

export type EntryRow = {
  wallet_id: string
  movement_id: string
  line: number
  at: Date
  kind: string
  debit: string
  credit: string
  lot_id: string
  amount: number
  balance_after: number
  post_id: string | null
  proposal_id: string | null
  policy: string
  note: Generated<string>
}

export type NoticeRow = {
  member_id: string
  notice_id: string
  at: Date
  kind: string
  text: string
  link: string
  read_at: Date | null
}

export type PostRow = {
  post_id: string
  client_id: string
  title: string
  description: Generated<string>
  category: string
  specialty: Generated<string>
  level: string | null
  payment_type: 'fixed' | 'hourly'
  budget_cents: number | null
  hourly_min_cents: number | null
  hourly_max_cents: number | null
  duration: string | null
  workload: string | null
  openings: Generated<number>
  skills: Generated<string[]>
  questions: Generated<string[]>
  countries: Generated<string[]>
  price: number
  state: Generated<string>
  posted_at: Date
  edited_at: Date | null
  ends_at: Date
  ended_at: Date | null
  imported: Generated<boolean>
  search: Generated<string>
}

export type ActivityRow = {
  post_id: string
  version: Generated<number>
  proposals: Generated<number>
  interviewing: Generated<number>
  invited: Generated<number>
  unanswered: Generated<number>
  hires: Generated<number>
  viewed_at: Date | null
}

export type ProposalRow = {
  post_id: string
  proposal_id: string
  freelancer_id: string
  state: string
  cover_letter: string
  bid_cents: number
  answers: Generated<string[]>
  portfolio: Generated<string[]>
  price: number
  returned: Generated<number>
  movement_id: string
  policy: string
  submitted_at: Date
  viewed_at: Date | null
  ended_at: Date | null
  reason: Generated<string>
}

export type DraftRow = {
  post_id: string
  freelancer_id: string
  cover_letter: Generated<string>
  bid: Generated<string>
  answers: Generated<string[]>
  portfolio: Generated<string[]>
  saved_at: Date
}

export type InvitationRow = {
  post_id: string
  freelancer_id: string
  message: Generated<string>
  invited_at: Date
  answer: 'proposed' | 'declined' | null
  answered_at: Date | null
}

export type MailRow = {
  mail_id: string
  recipient: string
  subject: string
  text: string
  at: Date
  sent_at: Date | null
  attempts: Generated<number>
  error: string | null
}
