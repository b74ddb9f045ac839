-- Two families, so that the tables can be spread over several servers (Citus) without a change:
-- the wallet family is keyed by wallet_id (a member's id is their wallet's id), the job family by post_id.
-- Every primary key and unique constraint begins with that key, and no foreign key leaves a family.

-- Members -------------------------------------------------------------------------------------------

create table members (
  member_id uuid primary key,
  name text not null,
  email text,
  is_freelancer boolean not null default false,
  is_client boolean not null default false,
  is_operator boolean not null default false,
  email_verified boolean not null default false,
  imported boolean not null default false,
  country text,
  timezone text not null default 'UTC',
  headline text not null default '',
  about text not null default '',
  skills jsonb not null default '[]',
  hourly_rate_cents integer check (hourly_rate_cents >= 0),
  portfolio jsonb not null default '[]',
  payment_verified boolean,
  rating real,
  rating_count integer not null default 0,
  spent_cents bigint not null default 0,
  hourly_paid_cents integer,
  joined_at timestamptz not null
);

-- The wallet family ---------------------------------------------------------------------------------

create table wallets (
  wallet_id uuid primary key,
  opened_at timestamptz not null,
  movements bigint not null default 0
);

create table lots (
  wallet_id uuid not null references wallets,
  lot_id uuid not null,
  source text not null,
  reason text not null,
  granted integer not null check (granted > 0),
  "left" integer not null check ("left" >= 0 and "left" <= granted),
  received_at timestamptz not null,
  lapses_at timestamptz,
  price_cents integer not null default 0,
  origin_lot_id uuid,
  primary key (wallet_id, lot_id),
  unique (wallet_id, reason)
);

create index lots_lapsing on lots (lapses_at) where "left" > 0;

-- Each line is one double entry: `amount` Connects leave account `debit` and arrive in account `credit`.
-- `lot_id` names the lot that is meant where either account is available or held. `seq` is the order of a wallet's
-- entries: the number of the batch that wrote it (wallets.movements) times a million, plus its place in the batch.
create table ledger_entries (
  wallet_id uuid not null references wallets,
  seq bigint not null,
  movement_id uuid not null,
  at timestamptz not null,
  kind text not null,
  debit text not null,
  credit text not null,
  lot_id uuid not null,
  amount integer not null check (amount > 0),
  balance_after integer not null check (balance_after >= 0),
  post_id uuid,
  proposal_id uuid,
  policy text not null,
  note text not null default '',
  primary key (wallet_id, seq),
  foreign key (wallet_id, lot_id) references lots,
  check (debit <> credit),
  check (debit in ('issued', 'available', 'held', 'burnt', 'expired', 'forfeited', 'revoked')),
  check (credit in ('available', 'held', 'burnt', 'expired', 'forfeited', 'revoked'))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'ledger entries are append-only';
end
$$;

create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function refuse_change();

create trigger ledger_entries_kept before truncate on ledger_entries
  for each statement execute function refuse_change();

create table idempotency_keys (
  wallet_id uuid not null,
  key text not null,
  body_hash text not null,
  answer json not null, -- json keeps the text as it was: a replayed answer is the first one to the letter
  at timestamptz not null,
  primary key (wallet_id, key)
);

create table notices (
  member_id uuid not null,
  notice_id uuid not null,
  at timestamptz not null,
  kind text not null,
  text text not null,
  link text not null,
  read_at timestamptz,
  primary key (member_id, notice_id)
);

create index notices_unread on notices (member_id) where read_at is null;

-- The job family ------------------------------------------------------------------------------------

create table posts (
  post_id uuid primary key,
  client_id uuid not null,
  title text not null,
  description text not null default '',
  category text not null,
  specialty text not null default '',
  level text,
  payment_type text not null check (payment_type in ('fixed', 'hourly')),
  budget_cents integer check (budget_cents >= 0),
  hourly_min_cents integer check (hourly_min_cents >= 0),
  hourly_max_cents integer check (hourly_max_cents >= 0),
  duration text,
  workload text,
  openings integer not null default 1 check (openings > 0),
  skills jsonb not null default '[]',
  questions jsonb not null default '[]',
  countries jsonb not null default '[]',
  price integer not null check (price >= 0),
  state text not null default 'open' check (state in ('open', 'filled', 'closed', 'ended', 'removed')),
  posted_at timestamptz not null,
  edited_at timestamptz,
  ends_at timestamptz not null,
  ended_at timestamptz,
  imported boolean not null default false,
  search tsvector generated always as (
    setweight(to_tsvector('english', title), 'A')
    || setweight(to_tsvector('english', skills), 'B')
    || setweight(to_tsvector('english', specialty), 'B')
    || setweight(to_tsvector('english', description), 'C')
  ) stored,
  check ((payment_type = 'fixed') = (budget_cents is not null))
);

-- Holds every column a search narrows by, so that it answers alone: see post-search.ts.
create index posts_open on posts (posted_at desc, post_id desc)
  include (ends_at, category, level, payment_type, budget_cents, price, client_id) where state = 'open';
create index posts_search on posts using gin (search);
create index posts_client on posts (client_id, posted_at desc);
create index posts_due on posts (ends_at) where state = 'open';

-- The row that proposals lock and count in: narrow, so that a hot post rewrites few bytes.
create table post_activity (
  post_id uuid primary key references posts,
  version bigint not null default 0,
  proposals integer not null default 0,
  interviewing integer not null default 0,
  invited integer not null default 0,
  unanswered integer not null default 0,
  hires integer not null default 0,
  viewed_at timestamptz
) with (fillfactor = 70);

create table proposals (
  post_id uuid not null references posts,
  proposal_id uuid not null,
  freelancer_id uuid not null,
  state text not null check (
    state in ('submitted', 'viewed', 'shortlisted', 'interviewing', 'declined', 'hired', 'withdrawn', 'returned', 'ended')
  ),
  cover_letter text not null,
  bid_cents integer not null check (bid_cents >= 0),
  answers jsonb not null default '[]',
  portfolio jsonb not null default '[]',
  price integer not null check (price >= 0),
  returned integer not null default 0 check (returned >= 0 and returned <= price),
  movement_id uuid not null,
  movement_seq bigint not null,
  policy text not null,
  submitted_at timestamptz not null,
  viewed_at timestamptz,
  ended_at timestamptz,
  reason text not null default '',
  primary key (post_id, proposal_id),
  unique (post_id, freelancer_id)
);

create index proposals_by_id on proposals (proposal_id);
create index proposals_by_freelancer on proposals (freelancer_id, submitted_at desc);

create table drafts (
  post_id uuid not null references posts,
  freelancer_id uuid not null,
  cover_letter text not null default '',
  bid text not null default '',
  answers jsonb not null default '[]',
  portfolio jsonb not null default '[]',
  saved_at timestamptz not null,
  primary key (post_id, freelancer_id)
);

create index drafts_by_freelancer on drafts (freelancer_id, saved_at desc);

create table invitations (
  post_id uuid not null references posts,
  freelancer_id uuid not null,
  message text not null default '',
  invited_at timestamptz not null,
  answer text check (answer in ('proposed', 'declined')),
  answered_at timestamptz,
  primary key (post_id, freelancer_id)
);

create index invitations_by_freelancer on invitations (freelancer_id, invited_at desc);

-- The outside ---------------------------------------------------------------------------------------

-- Mail is written in the transaction that causes it and delivered afterwards.
create table mails (
  mail_id uuid primary key,
  recipient text not null,
  subject text not null,
  text text not null,
  at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  error text
);

create index mails_due on mails (at) where sent_at is null;

-- What the marketplace itself remembers, such as which policy the stored prices were computed with.
create table settings (
  name text primary key,
  value jsonb not null
);
