import type { Generated } from 'kysely'
import type { AdjustmentState } from '#economy/adjustments/adjust-connects'
import type { BringingAct } from '#economy/adjustments/bring-about'
import type { Role } from '#economy/agencies/agency-rules'
import type { BidState } from '#economy/boosts/boost-auction'
import type { ClientAct } from '#economy/boosts/boost-rules'
import type { CampaignKind, SurveyQuestion } from '#economy/campaigns/claim-campaign'
import type { HoldState } from '#economy/holds/hold'
import type { Limits } from '#economy/limits/own-limits'
import type { Answers, Question } from '#economy/readiness/start-readiness-test'
import type { Meter, VisibilityService } from '#economy/visibility/visibility'

type Defaulted<Row, Columns extends keyof Row> = Omit<Row, Columns> & { [Column in Columns]: Generated<Row[Column]> }
type MemberDefaults =
  | 'is_freelancer'
  | 'is_client'
  | 'is_operator'
  | 'email_verified'
  | 'imported'
  | 'is_agency'
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
  revocations: RevocationRow
  first_packs: FirstPackRow
  adjustments: AdjustmentRow
  agency_members: { agency_id: string; member_id: string; role: Role; since: Date }
  agency_invitations: AgencyInvitationRow
  agency_acts: AgencyActRow
  operator_acts: OperatorActRow
  visibilities: VisibilityRow
  ledger_entries: EntryRow
  idempotency_keys: { wallet_id: string; key: string; body_hash: string; answer: unknown; at: Date }
  notices: NoticeRow
  readiness_attempts: AttemptRow
  badges: BadgeRow
  referrals: { member_id: string; referrer_id: string; at: Date; active_at: Date | null }
  campaigns: CampaignRow
  campaign_claims: CampaignClaimRow
  posts: PostRow
  post_activity: ActivityRow
  proposals: ProposalRow
  drafts: DraftRow
  invitations: InvitationRow
  quotes: QuoteRow
  boost_auctions: BoostAuctionRow
  boost_bids: BoostBidRow
  mails: MailRow
  ledger_heads: { number: number; file: string; at: Date }
  policy_versions: PolicyVersionRow
  job_runs: JobRunRow
  policy_announcements: PolicyAnnouncementRow
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
  is_agency: boolean
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
  noticed_movements: number
  told_forfeit: number
  owed: number
  limits: Limits | null
  price_country: string | null
  is_agency: Generated<boolean>
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
  currency: string
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

export type RevocationRow = {
  wallet_id: string
  lot_id: string
  movement_id: string
  seq: number
  taken: number
  shortfall: number
  reason: string
  at: Date
}

export type FirstPackRow = {
  wallet_id: string
  lot_id: string
  covers_until: Date
  decided_at: Date | null
  won: boolean | null
  returned: Generated<number>
}

export type AdjustmentRow = {
  wallet_id: string
  adjustment_id: string
  connects: number
  reason: string
  state: AdjustmentState
  asked_by: string
  asked_at: Date
  decided_by: string | null
  decided_at: Date | null
  movement_id: string | null
  act: BringingAct | null
}

export type AgencyInvitationRow = {
  agency_id: string
  invitation_id: string
  member_id: string | null
  email: string | null
  role: Exclude<Role, 'owner'>
  invited_by: string
  at: Date
}

export type AgencyActRow = {
  agency_id: string
  act_id: string
  at: Date
  member_id: string
  act: string
  subject: string | null
  connects: number | null
  detail: string
}

export type OperatorActRow = {
  act_id: string
  at: Date
  by_id: string | null
  act: string
  subject: string
  detail: string
  reason: string
}

export type VisibilityRow = {
  wallet_id: string
  service: VisibilityService
  state: Meter['state']
  ceiling: number
  weekly: number
  counted_from: Date
  counted: number
  paid_until: Date
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

export type AttemptRow = {
  member_id: string
  number: number
  started_at: Date
  ends_at: Date
  questions: Question[]
  answers: Answers
  submitted_at: Date | null
  right: number | null
  passed: boolean | null
  policy: string
}

export type BadgeRow = {
  member_id: string
  badge: string
  given_at: Date
  given_by: string
  taken_at: Date | null
  taken_by: string | null
  next_at: Date
}

export type CampaignClaimRow = {
  member_id: string
  campaign_id: string
  nth: number
  at: Date
  answers: string[]
  until: Date | null
  used_at: Date | null
  lot_id: string | null
}

export type CampaignRow = {
  campaign_id: string
  name: string
  kind: CampaignKind
  code: string | null
  connects: number
  percent_off: number | null
  opens_at: Date
  closes_at: Date
  limit: number | null
  per_person: number
  given: number
  times: number
  questions: SurveyQuestion[]
  made_at: Date
  made_by: string
  approved: number | string
  approved_by: string | null
  asked_by: string
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
  end_chosen: boolean
  prolonged_at: Date | null
  warned_for: Date | null
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
  interviewed_at: Date | null
  interview_gave: number | null
  ended_at: Date | null
  reason: string
  promised_end: Date | null
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

export type QuoteRow = {
  post_id: string
  freelancer_id: string
  connects: number
  policy: string
  holds_until: Date
}

export type BoostAuctionRow = {
  post_id: string
  policy: string
  placebo: boolean
  closes_at: Date
  closed_at: Date | null
  clearing: number | null
  losing: number
  last: number
}

export type BoostBidRow = {
  post_id: string
  proposal_id: string
  freelancer_id: string
  connects: number
  number: number
  bid_at: Date
  state: BidState
  held: number
  charged: number
  charge_seq: number
  hold_ids: string[]
  held_until: Date
  opens: number
  opened_at: Date | null
  acts: ClientAct[]
  seen: number
  seen_at: Date | null
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
  policy: unknown
  source: string
  in_force_from: Date
  keeps: { openedBefore: string; until: string }[]
  activated_at: Date
  activated_by: string
  cancelled_at: Date | null
  cancelled_by: string | null
}

export type JobRunRow = {
  run_id: string
  job: string
  started_at: Date
  ended_at: Date | null
  done: number
  error: string | null
  by: string
  host: string
}
export type PolicyAnnouncementRow = { version_id: string; kind: string; opened_at: Date; wallet_id: string }
