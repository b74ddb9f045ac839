import type { Generated } from 'kysely'
import type { HoldState } from '#economy/hold'
import type { Policy } from '#economy/policy'

type Defaulted<Row, Columns extends keyof Row> = Omit<Row, Columns> & { [Column in Columns]: Generated<Row[Column]> }
type MemberDefaults =
  | 'is_freelancer'
  | 'is_client'
  | 'is_operator'
  | 'email_verified'
  | 'imported'
  | 'timezone'
  | 'headline'
  | 'about'
  | 'skills'
  | 'portfolio'
  | 'rating_count'
  | 'spent_cents'

/** The tables as Kysely sees them. What they mean is said in migrations/. */
export type Tables = {
  members: Defaulted<MemberRow, MemberDefaults>
  wallets: WalletRow
  lots: LotRow
  holds: HoldRow
  ledger_entries: EntryRow
  idempotency_keys: { wallet_id: string; key: string; body_hash: string; answer: unknown; at: Date }
  notices: NoticeRow
  posts: PostRow
  post_activity: ActivityRow
  proposals: ProposalRow
  drafts: DraftRow
  invitations: InvitationRow
  mails: MailRow
  ledger_heads: { number: number; file: string; at: Date }
  policy_versions: PolicyVersionRow
  settings: { name: string; value: unknown }
  migrations: { name: string; at: Date }
}

export type MemberRow = {
  member_id: string
  name: string
  email: string | null
  is_freelancer: boolean
  is_client: boolean
  is_operator: boolean
  email_verified: boolean
  imported: boolean
  country: string | null
  timezone: string
  headline: string
  about: string
  skills: string[]
  hourly_rate_cents: number | null
  portfolio: string[]
  payment_verified: boolean | null
  rating: number | null
  rating_count: number
  spent_cents: number
  hourly_paid_cents: number | null
  joined_at: Date
}

export type WalletRow = {
  wallet_id: string
  opened_at: Date
  movements: number
  head: Uint8Array | null
  plan: string | null
  next_plan: string | null
  settled_until: Date | null
  has_bought: boolean
  due_at: Date | null
  cycle_at: Date | null
  noticed_for: Date | null
}

export type LotRow = {
  wallet_id: string
  lot_id: string
  source: string
  reason: string
  granted: number
  left: number
  held: number
  received_at: Date
  lapses_at: Date | null
  price_cents: number
  origin_lot_id: string | null
}

export type HoldRow = {
  wallet_id: string
  hold_id: string
  reason: string
  purpose: string
  amount: number
  captured: number
  released: number
  state: HoldState
  placed_at: Date
  times_out_at: Date
  ended_at: Date | null
  post_id: string | null
  proposal_id: string | null
  movement_id: string
  movement_seq: number
}

export type EntryRow = {
  wallet_id: string
  seq: number
  movement_id: string
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
  note: string
  hold_id: string | null
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
  description: string
  category: string
  specialty: string
  level: string | null
  payment_type: 'fixed' | 'hourly'
  budget_cents: number | null
  hourly_min_cents: number | null
  hourly_max_cents: number | null
  duration: string | null
  workload: string | null
  openings: number
  skills: string[]
  questions: string[]
  countries: string[]
  price: number
  state: string
  posted_at: Date
  edited_at: Date | null
  ends_at: Date
  ended_at: Date | null
  imported: boolean
  search: string
}

export type ActivityRow = {
  post_id: string
  version: number
  proposals: number
  interviewing: number
  invited: number
  unanswered: number
  hires: number
  viewed_at: Date | null
}

export type ProposalRow = {
  post_id: string
  proposal_id: string
  freelancer_id: string
  state: string
  cover_letter: string
  bid_cents: number
  answers: string[]
  portfolio: string[]
  price: number
  returned: number
  movement_id: string
  movement_seq: number
  policy: string
  submitted_at: Date
  viewed_at: Date | null
  ended_at: Date | null
  reason: string
}

export type DraftRow = {
  post_id: string
  freelancer_id: string
  cover_letter: string
  bid: string
  answers: string[]
  portfolio: string[]
  saved_at: Date
}

export type InvitationRow = {
  post_id: string
  freelancer_id: string
  message: string
  invited_at: Date
  answer: 'proposed' | 'declined' | null
  answered_at: Date | null
}

export type MailRow = {
  mail_id: string
  recipient: string
  subject: string
  text: string
  link: string
  at: Date
  due_at: Date
  sent_at: Date | null
  attempts: number
  error: string | null
}

export type PolicyVersionRow = {
  version_id: string
  policy: Policy
  source: string
  in_force_from: Date
  keeps: { openedBefore: string; until: string }[]
  activated_at: Date
  activated_by: string
}
