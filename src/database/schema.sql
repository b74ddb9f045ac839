create table accounts (
  id uuid not null,
  user_id uuid not null,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table adjustments (
  wallet_id uuid not null,
  adjustment_id uuid not null,
  connects integer not null,
  reason text not null,
  state text not null,
  asked_by uuid not null,
  asked_at timestamp with time zone not null,
  decided_by uuid,
  decided_at timestamp with time zone,
  movement_id uuid,
  act jsonb
);

create table agency_acts (
  agency_id uuid not null,
  act_id uuid not null,
  at timestamp with time zone not null,
  member_id uuid not null,
  act text not null,
  subject uuid,
  connects integer,
  detail text default ''::text not null
);

create table agency_invitations (
  agency_id uuid not null,
  invitation_id uuid not null,
  member_id uuid,
  email text,
  role text not null,
  invited_by uuid not null,
  at timestamp with time zone not null
);

create table agency_members (
  agency_id uuid not null,
  member_id uuid not null,
  role text not null,
  since timestamp with time zone not null
);

create table api_keys (
  key_hash text not null,
  member_id uuid not null,
  key_id uuid not null,
  name text not null,
  starts text not null,
  created_at timestamp with time zone not null
);

create table badges (
  member_id uuid not null,
  badge text not null,
  given_at timestamp with time zone not null,
  given_by text not null,
  taken_at timestamp with time zone,
  taken_by text,
  next_at timestamp with time zone not null
);

create table boost_auctions (
  post_id uuid not null,
  policy text not null,
  placebo boolean not null,
  closes_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  clearing integer,
  losing integer default 0 not null,
  last integer default 0 not null
);

create table boost_bids (
  post_id uuid not null,
  proposal_id uuid not null,
  freelancer_id uuid not null,
  connects integer not null,
  number integer not null,
  bid_at timestamp with time zone not null,
  state text not null,
  held integer not null,
  charged integer default 0 not null,
  charge_seq bigint default 0 not null,
  hold_ids jsonb not null,
  held_until timestamp with time zone not null,
  opens integer default 0 not null,
  acts jsonb default '[]'::jsonb not null,
  seen integer default 0 not null,
  seen_at timestamp with time zone,
  opened_at timestamp with time zone
) with (fillfactor=70);

create table campaign_claims (
  member_id uuid not null,
  campaign_id uuid not null,
  at timestamp with time zone not null,
  answers jsonb default '[]'::jsonb not null,
  nth integer default 1 not null,
  until timestamp with time zone,
  used_at timestamp with time zone,
  lot_id uuid
);

create table campaigns (
  campaign_id uuid not null,
  name text not null,
  kind text not null,
  code text,
  connects integer not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  "limit" integer,
  given integer default 0 not null,
  questions jsonb default '[]'::jsonb not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  approved bigint not null,
  approved_by uuid,
  asked_by text not null,
  per_person integer default 1 not null,
  times integer default 0 not null,
  percent_off integer
);

create table drafts (
  post_id uuid not null,
  freelancer_id uuid not null,
  cover_letter text default ''::text not null,
  bid text default ''::text not null,
  answers jsonb default '[]'::jsonb not null,
  portfolio jsonb default '[]'::jsonb not null,
  saved_at timestamp with time zone not null
);

create table first_packs (
  wallet_id uuid not null,
  lot_id uuid not null,
  covers_until timestamp with time zone not null,
  decided_at timestamp with time zone,
  won boolean,
  returned integer default 0 not null
);

create table holds (
  wallet_id uuid not null,
  hold_id uuid not null,
  reason text not null,
  purpose text not null,
  amount integer not null,
  captured integer default 0 not null,
  released integer default 0 not null,
  state text default 'placed'::text not null,
  placed_at timestamp with time zone not null,
  times_out_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  post_id uuid,
  proposal_id uuid,
  movement_id uuid not null,
  movement_seq bigint not null
);

create table idempotency_keys (
  wallet_id uuid not null,
  key text not null,
  body_hash text not null,
  answer json not null,
  at timestamp with time zone not null
);

create table invitations (
  post_id uuid not null,
  freelancer_id uuid not null,
  message text default ''::text not null,
  invited_at timestamp with time zone not null,
  answer text,
  answered_at timestamp with time zone
);

create table job_runs (
  run_id uuid not null,
  job text not null,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  done integer default 0 not null,
  error text,
  by text not null,
  host text not null
);

create table ledger_entries (
  wallet_id uuid not null,
  seq bigint not null,
  movement_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  debit text not null,
  credit text not null,
  lot_id uuid not null,
  amount integer not null,
  balance_after integer not null,
  post_id uuid,
  proposal_id uuid,
  policy text not null,
  note text default ''::text not null,
  hold_id uuid
);

create table ledger_heads (
  number integer not null,
  file text not null,
  at timestamp with time zone not null
);

create table lots (
  wallet_id uuid not null,
  lot_id uuid not null,
  source text not null,
  reason text not null,
  granted integer not null,
  "left" integer not null,
  received_at timestamp with time zone not null,
  lapses_at timestamp with time zone,
  price_cents integer default 0 not null,
  origin_lot_id uuid,
  unspent boolean generated always as (("left" > 0)) stored,
  held integer default 0 not null,
  currency text default 'USD'::text not null
) with (fillfactor=80);

create table mails (
  mail_id uuid not null,
  recipient text not null,
  subject text not null,
  text text not null,
  at timestamp with time zone not null,
  sent_at timestamp with time zone,
  attempts integer default 0 not null,
  error text,
  link text default ''::text not null,
  due_at timestamp with time zone default '-infinity'::timestamp with time zone not null
);

create table members (
  member_id uuid not null,
  name text not null,
  email text,
  is_freelancer boolean default false not null,
  is_client boolean default false not null,
  is_operator boolean default false not null,
  email_verified boolean default false not null,
  imported boolean default false not null,
  country text,
  timezone text default 'UTC'::text not null,
  headline text default ''::text not null,
  about text default ''::text not null,
  skills jsonb default '[]'::jsonb not null,
  hourly_rate_cents integer,
  portfolio jsonb default '[]'::jsonb not null,
  payment_verified boolean,
  rating real,
  rating_count integer default 0 not null,
  spent_cents bigint default 0 not null,
  hourly_paid_cents integer,
  joined_at timestamp with time zone not null,
  search tsvector generated always as ((((setweight(to_tsvector('english'::regconfig, headline), 'A'::"char") || setweight(to_tsvector('english'::regconfig, skills), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, about), 'C'::"char")) || setweight(to_tsvector('english'::regconfig, name), 'D'::"char"))) stored,
  is_agency boolean default false not null
);

create table migrations (
  name text not null,
  at timestamp with time zone default now() not null
);

create table notices (
  member_id uuid not null,
  notice_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  text text not null,
  link text not null,
  read_at timestamp with time zone
);

create table operator_acts (
  act_id uuid not null,
  at timestamp with time zone not null,
  by_id uuid,
  act text not null,
  subject text not null,
  detail text not null,
  reason text not null
);

create table payments (
  reference text not null,
  wallet_id uuid not null
);

create table policy_announcements (
  version_id text not null,
  kind text not null,
  opened_at timestamp with time zone not null,
  wallet_id uuid not null
);

create table policy_versions (
  version_id text not null,
  policy jsonb not null,
  source text default ''::text not null,
  in_force_from timestamp with time zone not null,
  keeps jsonb default '[]'::jsonb not null,
  activated_at timestamp with time zone not null,
  activated_by text not null,
  cancelled_at timestamp with time zone,
  cancelled_by text
);

create table post_activity (
  post_id uuid not null,
  version bigint default 0 not null,
  proposals integer default 0 not null,
  interviewing integer default 0 not null,
  invited integer default 0 not null,
  unanswered integer default 0 not null,
  hires integer default 0 not null,
  viewed_at timestamp with time zone
) with (fillfactor=70);

create table posts (
  post_id uuid not null,
  client_id uuid not null,
  title text not null,
  description text default ''::text not null,
  category text not null,
  specialty text default ''::text not null,
  level text,
  payment_type text not null,
  budget_cents integer,
  hourly_min_cents integer,
  hourly_max_cents integer,
  duration text,
  workload text,
  openings integer default 1 not null,
  skills jsonb default '[]'::jsonb not null,
  questions jsonb default '[]'::jsonb not null,
  countries jsonb default '[]'::jsonb not null,
  price integer not null,
  state text default 'open'::text not null,
  posted_at timestamp with time zone not null,
  edited_at timestamp with time zone,
  ends_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  imported boolean default false not null,
  search tsvector generated always as ((((setweight(to_tsvector('english'::regconfig, title), 'A'::"char") || setweight(to_tsvector('english'::regconfig, skills), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, specialty), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, description), 'C'::"char"))) stored,
  warned_for timestamp with time zone,
  end_chosen boolean default false not null,
  prolonged_at timestamp with time zone
);

create table proposals (
  post_id uuid not null,
  proposal_id uuid not null,
  freelancer_id uuid not null,
  state text not null,
  cover_letter text not null,
  bid_cents integer not null,
  answers jsonb default '[]'::jsonb not null,
  portfolio jsonb default '[]'::jsonb not null,
  price integer not null,
  returned integer default 0 not null,
  movement_id uuid not null,
  movement_seq bigint not null,
  policy text not null,
  submitted_at timestamp with time zone not null,
  viewed_at timestamp with time zone,
  ended_at timestamp with time zone,
  reason text default ''::text not null,
  interviewed_at timestamp with time zone,
  promised_end timestamp with time zone,
  interview_gave integer
);

create table quotes (
  post_id uuid not null,
  freelancer_id uuid not null,
  connects integer not null,
  policy text not null,
  holds_until timestamp with time zone not null
);

create table readiness_attempts (
  member_id uuid not null,
  number integer not null,
  started_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  questions jsonb not null,
  answers jsonb default '{}'::jsonb not null,
  submitted_at timestamp with time zone,
  "right" integer,
  passed boolean,
  policy text not null
);

create table referrals (
  member_id uuid not null,
  referrer_id uuid not null,
  at timestamp with time zone not null,
  active_at timestamp with time zone
);

create table revocations (
  wallet_id uuid not null,
  lot_id uuid not null,
  movement_id uuid not null,
  seq bigint not null,
  taken integer not null,
  shortfall integer not null,
  reason text not null,
  at timestamp with time zone not null
);

create table sessions (
  id uuid not null,
  user_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table settings (
  name text not null,
  value jsonb not null
);

create table sign_in_attempts (
  id uuid not null,
  key text not null,
  count integer not null,
  last_request bigint not null
);

create table users (
  id uuid not null,
  name text not null,
  email text not null,
  email_verified boolean default false not null,
  image text,
  is_freelancer boolean default true not null,
  is_client boolean default false not null,
  country text,
  timezone text default 'UTC'::text not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  referral text
);

create table verifications (
  id uuid not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null
);

create table visibilities (
  wallet_id uuid not null,
  service text not null,
  state text not null,
  ceiling integer not null,
  weekly integer not null,
  counted_from timestamp with time zone not null,
  counted integer not null,
  paid_until timestamp with time zone not null
);

create table wallets (
  wallet_id uuid not null,
  opened_at timestamp with time zone not null,
  movements bigint default 0 not null,
  head bytea,
  owed integer default 0 not null,
  limits jsonb,
  plan text,
  next_plan text,
  settled_until timestamp with time zone,
  has_bought boolean default false not null,
  due_at timestamp with time zone,
  cycle_at timestamp with time zone,
  noticed_for timestamp with time zone,
  noticed_movements bigint default 0 not null,
  told_forfeit integer default 0 not null,
  price_country text,
  is_agency boolean default false not null
) with (fillfactor=80);

CREATE OR REPLACE FUNCTION public.as_many(rows integer, expected integer)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
begin
  if rows <> expected then
    raise exception '% of % rows are as they were read', rows, expected using errcode = 'serialization_failure';
  end if;
  return rows;
end
$function$;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% are append-only', replace(tg_table_name, '_', ' ');
end
$function$;

alter table accounts add constraint accounts_pkey PRIMARY KEY (id);

alter table adjustments add constraint adjustments_check CHECK (((state = 'waiting'::text) = (decided_at IS NULL)));

alter table adjustments add constraint adjustments_connects_check CHECK ((connects <> 0));

alter table adjustments add constraint adjustments_movement_check CHECK (
CASE
    WHEN (act IS NULL) THEN ((state = 'made'::text) = (movement_id IS NOT NULL))
    ELSE (movement_id IS NULL)
END);

alter table adjustments add constraint adjustments_pkey PRIMARY KEY (wallet_id, adjustment_id);

alter table adjustments add constraint adjustments_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'made'::text, 'rejected'::text])));

alter table agency_acts add constraint agency_acts_pkey PRIMARY KEY (agency_id, act_id);

alter table agency_invitations add constraint agency_invitations_check CHECK (((member_id IS NULL) <> (email IS NULL)));

alter table agency_invitations add constraint agency_invitations_pkey PRIMARY KEY (agency_id, invitation_id);

alter table agency_invitations add constraint agency_invitations_role_check CHECK ((role = ANY (ARRAY['admin'::text, 'member'::text])));

alter table agency_members add constraint agency_members_pkey PRIMARY KEY (agency_id, member_id);

alter table agency_members add constraint agency_members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'admin'::text, 'member'::text])));

alter table api_keys add constraint api_keys_pkey PRIMARY KEY (key_hash);

alter table badges add constraint badges_pkey PRIMARY KEY (member_id, badge);

alter table boost_auctions add constraint boost_auctions_clearing_check CHECK ((clearing > 0));

alter table boost_auctions add constraint boost_auctions_last_check CHECK ((last >= 0));

alter table boost_auctions add constraint boost_auctions_losing_check CHECK ((losing >= 0));

alter table boost_auctions add constraint boost_auctions_pkey PRIMARY KEY (post_id);

alter table boost_bids add constraint boost_bids_charged_check CHECK ((charged >= 0));

alter table boost_bids add constraint boost_bids_check CHECK (((held + charged) <= connects));

alter table boost_bids add constraint boost_bids_connects_check CHECK ((connects > 0));

alter table boost_bids add constraint boost_bids_held_check CHECK ((held >= 0));

alter table boost_bids add constraint boost_bids_pkey PRIMARY KEY (post_id, freelancer_id);

alter table boost_bids add constraint boost_bids_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'consumed'::text, 'kept'::text, 'outbid'::text, 'released'::text, 'returned'::text])));

alter table campaign_claims add constraint campaign_claims_check CHECK (((used_at IS NULL) = (lot_id IS NULL)));

alter table campaign_claims add constraint campaign_claims_check1 CHECK (((used_at IS NULL) OR (until IS NOT NULL)));

alter table campaign_claims add constraint campaign_claims_nth_check CHECK ((nth > 0));

alter table campaign_claims add constraint campaign_claims_pkey PRIMARY KEY (member_id, campaign_id, nth);

alter table campaigns add constraint campaigns_check CHECK ((given <= "limit"));

alter table campaigns add constraint campaigns_check1 CHECK ((opens_at <= closes_at));

alter table campaigns add constraint campaigns_check2 CHECK (((kind = ANY (ARRAY['code'::text, 'event'::text])) = (code IS NOT NULL)));

alter table campaigns add constraint campaigns_check3 CHECK ((times >= given));

alter table campaigns add constraint campaigns_code_key UNIQUE (code);

alter table campaigns add constraint campaigns_gives_check CHECK (
CASE
    WHEN (percent_off IS NULL) THEN (connects > 0)
    ELSE ((connects = 0) AND (kind = 'code'::text))
END);

alter table campaigns add constraint campaigns_kind_check CHECK ((kind = ANY (ARRAY['code'::text, 'event'::text, 'survey'::text, 'launch'::text])));

alter table campaigns add constraint campaigns_limit_check CHECK (("limit" > 0));

alter table campaigns add constraint campaigns_per_person_check CHECK ((per_person > 0));

alter table campaigns add constraint campaigns_percent_off_check CHECK (((percent_off >= 1) AND (percent_off <= 100)));

alter table campaigns add constraint campaigns_pkey PRIMARY KEY (campaign_id);

alter table drafts add constraint drafts_pkey PRIMARY KEY (post_id, freelancer_id);

alter table first_packs add constraint first_packs_check CHECK (((decided_at IS NULL) = (won IS NULL)));

alter table first_packs add constraint first_packs_pkey PRIMARY KEY (wallet_id);

alter table first_packs add constraint first_packs_returned_check CHECK ((returned >= 0));

alter table holds add constraint holds_amount_check CHECK ((amount > 0));

alter table holds add constraint holds_captured_check CHECK ((captured >= 0));

alter table holds add constraint holds_check CHECK (((captured + released) <= amount));

alter table holds add constraint holds_check1 CHECK (((state = 'placed'::text) = ((captured + released) < amount)));

alter table holds add constraint holds_check2 CHECK (((state = 'placed'::text) = (ended_at IS NULL)));

alter table holds add constraint holds_pkey PRIMARY KEY (wallet_id, hold_id);

alter table holds add constraint holds_released_check CHECK ((released >= 0));

alter table holds add constraint holds_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'captured'::text, 'released'::text, 'timed-out'::text])));

alter table holds add constraint holds_wallet_id_reason_key UNIQUE (wallet_id, reason);

alter table idempotency_keys add constraint idempotency_keys_pkey PRIMARY KEY (wallet_id, key);

alter table invitations add constraint invitations_answer_check CHECK ((answer = ANY (ARRAY['proposed'::text, 'declined'::text])));

alter table invitations add constraint invitations_pkey PRIMARY KEY (post_id, freelancer_id);

alter table job_runs add constraint job_runs_pkey PRIMARY KEY (run_id);

alter table ledger_entries add constraint ledger_entries_amount_check CHECK ((amount > 0));

alter table ledger_entries add constraint ledger_entries_balance_after_check CHECK ((balance_after >= 0));

alter table ledger_entries add constraint ledger_entries_check CHECK ((debit <> credit));

alter table ledger_entries add constraint ledger_entries_credit_check CHECK ((credit = ANY (ARRAY['available'::text, 'held'::text, 'burnt'::text, 'expired'::text, 'forfeited'::text, 'revoked'::text])));

alter table ledger_entries add constraint ledger_entries_debit_check CHECK ((debit = ANY (ARRAY['issued'::text, 'available'::text, 'held'::text, 'burnt'::text, 'expired'::text, 'forfeited'::text, 'revoked'::text])));

alter table ledger_entries add constraint ledger_entries_pkey PRIMARY KEY (wallet_id, seq);

alter table ledger_heads add constraint ledger_heads_pkey PRIMARY KEY (number);

alter table lots add constraint lots_granted_check CHECK ((granted > 0));

alter table lots add constraint lots_pkey PRIMARY KEY (wallet_id, lot_id);

alter table lots add constraint lots_wallet_id_reason_key UNIQUE (wallet_id, reason);

alter table lots add constraint lots_within_granted CHECK ((("left" >= 0) AND (held >= 0) AND (("left" + held) <= granted)));

alter table mails add constraint mails_pkey PRIMARY KEY (mail_id);

alter table members add constraint members_check CHECK (((NOT is_agency) OR (is_freelancer AND (NOT is_client) AND (NOT is_operator) AND (email IS NULL))));

alter table members add constraint members_hourly_rate_cents_check CHECK ((hourly_rate_cents >= 0));

alter table members add constraint members_pkey PRIMARY KEY (member_id);

alter table migrations add constraint migrations_pkey PRIMARY KEY (name);

alter table notices add constraint notices_pkey PRIMARY KEY (member_id, notice_id);

alter table operator_acts add constraint operator_acts_pkey PRIMARY KEY (act_id);

alter table payments add constraint payments_pkey PRIMARY KEY (reference);

alter table policy_announcements add constraint policy_announcements_kind_check CHECK ((kind = ANY (ARRAY['coming'::text, 'cancelled'::text])));

alter table policy_announcements add constraint policy_announcements_pkey PRIMARY KEY (version_id, kind);

alter table policy_versions add constraint policy_versions_pkey PRIMARY KEY (version_id);

alter table post_activity add constraint post_activity_pkey PRIMARY KEY (post_id);

alter table posts add constraint posts_budget_cents_check CHECK ((budget_cents >= 0));

alter table posts add constraint posts_check CHECK (((payment_type = 'fixed'::text) = (budget_cents IS NOT NULL)));

alter table posts add constraint posts_hourly_max_cents_check CHECK ((hourly_max_cents >= 0));

alter table posts add constraint posts_hourly_min_cents_check CHECK ((hourly_min_cents >= 0));

alter table posts add constraint posts_openings_check CHECK ((openings > 0));

alter table posts add constraint posts_payment_type_check CHECK ((payment_type = ANY (ARRAY['fixed'::text, 'hourly'::text])));

alter table posts add constraint posts_pkey PRIMARY KEY (post_id);

alter table posts add constraint posts_price_check CHECK ((price >= 0));

alter table posts add constraint posts_state_check CHECK ((state = ANY (ARRAY['open'::text, 'filled'::text, 'closed'::text, 'ended'::text, 'removed'::text])));

alter table proposals add constraint proposals_bid_cents_check CHECK ((bid_cents >= 0));

alter table proposals add constraint proposals_check CHECK (((returned >= 0) AND (returned <= price)));

alter table proposals add constraint proposals_interview_gave_check CHECK ((interview_gave >= 0));

alter table proposals add constraint proposals_pkey PRIMARY KEY (post_id, freelancer_id);

alter table proposals add constraint proposals_price_check CHECK ((price >= 0));

alter table proposals add constraint proposals_state_check CHECK ((state = ANY (ARRAY['submitted'::text, 'viewed'::text, 'shortlisted'::text, 'interviewing'::text, 'declined'::text, 'hired'::text, 'withdrawn'::text, 'returned'::text, 'ended'::text])));

alter table quotes add constraint quotes_connects_check CHECK ((connects >= 0));

alter table quotes add constraint quotes_pkey PRIMARY KEY (post_id, freelancer_id);

alter table readiness_attempts add constraint readiness_attempts_check CHECK (((submitted_at IS NULL) = (passed IS NULL)));

alter table readiness_attempts add constraint readiness_attempts_pkey PRIMARY KEY (member_id, number);

alter table referrals add constraint referrals_pkey PRIMARY KEY (member_id);

alter table revocations add constraint revocations_pkey PRIMARY KEY (wallet_id, lot_id);

alter table revocations add constraint revocations_shortfall_check CHECK ((shortfall >= 0));

alter table revocations add constraint revocations_taken_check CHECK ((taken >= 0));

alter table sessions add constraint sessions_pkey PRIMARY KEY (id);

alter table sessions add constraint sessions_token_key UNIQUE (token);

alter table settings add constraint settings_pkey PRIMARY KEY (name);

alter table sign_in_attempts add constraint sign_in_attempts_key_key UNIQUE (key);

alter table sign_in_attempts add constraint sign_in_attempts_pkey PRIMARY KEY (id);

alter table users add constraint users_email_key UNIQUE (email);

alter table users add constraint users_pkey PRIMARY KEY (id);

alter table verifications add constraint verifications_pkey PRIMARY KEY (id);

alter table visibilities add constraint visibilities_ceiling_check CHECK ((ceiling > 0));

alter table visibilities add constraint visibilities_counted_check CHECK ((counted > 0));

alter table visibilities add constraint visibilities_pkey PRIMARY KEY (wallet_id, service);

alter table visibilities add constraint visibilities_service_check CHECK ((service = ANY (ARRAY['availability-badge'::text, 'boosted-profile'::text])));

alter table visibilities add constraint visibilities_state_check CHECK ((state = ANY (ARRAY['on'::text, 'paused'::text, 'off'::text])));

alter table visibilities add constraint visibilities_weekly_check CHECK ((weekly > 0));

alter table wallets add constraint wallets_head_check CHECK ((length(head) = 32));

alter table wallets add constraint wallets_owed_check CHECK ((owed >= 0));

alter table wallets add constraint wallets_pkey PRIMARY KEY (wallet_id);

alter table accounts add constraint accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

alter table adjustments add constraint adjustments_wallet_id_fkey FOREIGN KEY (wallet_id) REFERENCES wallets(wallet_id);

alter table boost_auctions add constraint boost_auctions_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(post_id);

alter table boost_bids add constraint boost_bids_post_id_fkey FOREIGN KEY (post_id) REFERENCES boost_auctions(post_id);

alter table boost_bids add constraint boost_bids_post_id_freelancer_id_fkey FOREIGN KEY (post_id, freelancer_id) REFERENCES proposals(post_id, freelancer_id);

alter table drafts add constraint drafts_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(post_id);

alter table first_packs add constraint first_packs_wallet_id_fkey FOREIGN KEY (wallet_id) REFERENCES wallets(wallet_id);

alter table invitations add constraint invitations_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(post_id);

alter table policy_announcements add constraint policy_announcements_version_id_fkey FOREIGN KEY (version_id) REFERENCES policy_versions(version_id);

alter table revocations add constraint revocations_wallet_id_fkey FOREIGN KEY (wallet_id) REFERENCES wallets(wallet_id);

alter table sessions add constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE;

alter table visibilities add constraint visibilities_wallet_id_fkey FOREIGN KEY (wallet_id) REFERENCES wallets(wallet_id);

CREATE INDEX accounts_user ON public.accounts USING btree (user_id);

CREATE INDEX adjustments_order ON public.adjustments USING btree (asked_at DESC, adjustment_id DESC);

CREATE INDEX adjustments_waiting ON public.adjustments USING btree (asked_at DESC, adjustment_id DESC) WHERE (state = 'waiting'::text);

CREATE INDEX agency_invitations_of ON public.agency_invitations USING btree (member_id);

CREATE INDEX agency_invitations_to ON public.agency_invitations USING btree (lower(email));

CREATE INDEX agency_members_of ON public.agency_members USING btree (member_id);

CREATE INDEX api_keys_member ON public.api_keys USING btree (member_id, created_at DESC);

CREATE INDEX badges_due ON public.badges USING btree (next_at) WHERE (taken_at IS NULL);

CREATE INDEX boost_auctions_due ON public.boost_auctions USING btree (closes_at) WHERE (closed_at IS NULL);

CREATE INDEX boost_bids_standing ON public.boost_bids USING btree (post_id) WHERE (state <> 'outbid'::text);

CREATE INDEX campaign_claims_by_campaign ON public.campaign_claims USING btree (campaign_id, at);

CREATE INDEX drafts_by_freelancer ON public.drafts USING btree (freelancer_id, saved_at DESC);

CREATE INDEX first_packs_due ON public.first_packs USING btree (covers_until) WHERE (decided_at IS NULL);

CREATE INDEX holds_due ON public.holds USING btree (times_out_at) WHERE (state = 'placed'::text);

CREATE INDEX holds_open ON public.holds USING btree (wallet_id) WHERE (state = 'placed'::text);

CREATE INDEX invitations_by_freelancer ON public.invitations USING btree (freelancer_id, invited_at DESC);

CREATE INDEX job_runs_failed ON public.job_runs USING btree (job, started_at DESC) WHERE (error IS NOT NULL);

CREATE INDEX job_runs_newest ON public.job_runs USING btree (job, started_at DESC);

CREATE INDEX lots_lapsing ON public.lots USING btree (lapses_at) WHERE unspent;

CREATE INDEX mails_due ON public.mails USING btree (at) WHERE ((sent_at IS NULL) AND (due_at < 'infinity'::timestamp with time zone));

CREATE INDEX members_freelancers ON public.members USING btree (joined_at DESC, member_id DESC) INCLUDE (hourly_rate_cents, country) WHERE is_freelancer;

CREATE INDEX members_search ON public.members USING gin (search) WHERE is_freelancer;

CREATE INDEX members_skills ON public.members USING gin (((lower((skills)::text))::jsonb) jsonb_path_ops) WHERE is_freelancer;

CREATE INDEX notices_unread ON public.notices USING btree (member_id) WHERE (read_at IS NULL);

CREATE INDEX operator_acts_order ON public.operator_acts USING btree (at DESC, act_id DESC);

CREATE INDEX posts_client ON public.posts USING btree (client_id, posted_at DESC);

CREATE INDEX posts_due ON public.posts USING btree (ends_at) WHERE (state = 'open'::text);

CREATE INDEX posts_open ON public.posts USING btree (posted_at DESC, post_id DESC) INCLUDE (ends_at, category, level, payment_type, budget_cents, price, client_id) WHERE (state = 'open'::text);

CREATE INDEX posts_search ON public.posts USING gin (search);

CREATE INDEX proposals_by_freelancer ON public.proposals USING btree (freelancer_id, submitted_at DESC);

CREATE INDEX proposals_by_id ON public.proposals USING btree (proposal_id);

CREATE INDEX proposals_interviews ON public.proposals USING btree (proposal_id) WHERE ((interviewed_at IS NOT NULL) AND (interview_gave IS NULL));

CREATE INDEX proposals_promised ON public.proposals USING btree (promised_end) WHERE ((promised_end IS NOT NULL) AND (state = ANY (ARRAY['submitted'::text, 'viewed'::text, 'shortlisted'::text, 'interviewing'::text])));

CREATE INDEX quotes_lapsing ON public.quotes USING btree (holds_until);

CREATE INDEX referrals_by_referrer ON public.referrals USING btree (referrer_id);

CREATE INDEX referrals_open ON public.referrals USING btree (member_id) WHERE (active_at IS NULL);

CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);

CREATE INDEX sessions_user ON public.sessions USING btree (user_id);

CREATE INDEX verifications_identifier ON public.verifications USING btree (identifier);

CREATE INDEX visibilities_due ON public.visibilities USING btree (paid_until) WHERE (state <> 'off'::text);

CREATE INDEX visibilities_on ON public.visibilities USING btree (service, wallet_id) INCLUDE (paid_until) WHERE (state = 'on'::text);

CREATE INDEX wallets_by_cycle ON public.wallets USING btree (cycle_at, wallet_id);

CREATE INDEX wallets_due ON public.wallets USING btree (due_at) WHERE ((cycle_at IS NULL) OR (due_at < cycle_at));

CREATE INDEX wallets_opened ON public.wallets USING btree (opened_at, wallet_id);

CREATE UNIQUE INDEX agency_invitations_email ON public.agency_invitations USING btree (agency_id, lower(email)) WHERE (email IS NOT NULL);

CREATE UNIQUE INDEX agency_invitations_member ON public.agency_invitations USING btree (agency_id, member_id) WHERE (member_id IS NOT NULL);

CREATE UNIQUE INDEX agency_members_owned ON public.agency_members USING btree (member_id) WHERE (role = 'owner'::text);

CREATE UNIQUE INDEX agency_members_owner ON public.agency_members USING btree (agency_id) WHERE (role = 'owner'::text);

CREATE TRIGGER agency_acts_append_only BEFORE DELETE OR UPDATE ON public.agency_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER agency_acts_kept BEFORE TRUNCATE ON public.agency_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_entries_append_only BEFORE DELETE OR UPDATE ON public.ledger_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_entries_kept BEFORE TRUNCATE ON public.ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_heads_append_only BEFORE DELETE OR UPDATE ON public.ledger_heads FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ledger_heads_kept BEFORE TRUNCATE ON public.ledger_heads FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER operator_acts_append_only BEFORE DELETE OR UPDATE ON public.operator_acts FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER operator_acts_kept BEFORE TRUNCATE ON public.operator_acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER revocations_append_only BEFORE DELETE OR UPDATE ON public.revocations FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER revocations_kept BEFORE TRUNCATE ON public.revocations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
