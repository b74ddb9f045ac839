-- What gives Connects, besides signing up.

-- Sittings of the readiness test, numbered per member: of two that start at once one is first. The questions are kept as
-- they were drawn, with their right answers.
create table readiness_attempts (
  member_id uuid not null,
  number integer not null,
  started_at timestamptz not null,
  ends_at timestamptz not null,
  questions jsonb not null,
  answers jsonb not null default '{}',
  submitted_at timestamptz,
  "right" integer,
  passed boolean,
  policy text not null, -- the version it was started under
  primary key (member_id, number),
  check ((submitted_at is null) = (passed is null))
);

-- Badges as operators gave them. `next_at` is when the first cycle day begins whose monthly
-- grant has not been looked at.
create table badges (
  member_id uuid not null,
  badge text not null,
  given_at timestamptz not null,
  given_by text not null,
  taken_at timestamptz,
  taken_by text,
  next_at timestamptz not null,
  primary key (member_id, badge)
);

create index badges_due on badges (next_at) where taken_at is null;

-- Who came by whose link. `active_at` is when the referred became active and both received their Connects.
create table referrals (
  member_id uuid primary key,
  referrer_id uuid not null,
  at timestamptz not null,
  active_at timestamptz
);

create index referrals_open on referrals (member_id) where active_at is null;
create index referrals_by_referrer on referrals (referrer_id);

-- The code of a link somebody signed up by.
alter table users add column referral text;

-- When the client first started an interview.
alter table proposals add column interviewed_at timestamptz;

-- `given` is raised in the transaction that gives, so that the limit holds among several processes.
create table campaigns (
  campaign_id uuid primary key,
  name text not null,
  kind text not null check (kind in ('code', 'event', 'survey', 'launch')),
  code text unique,
  connects integer not null check (connects > 0),
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  "limit" integer check ("limit" > 0),
  given integer not null default 0 check (given <= "limit"),
  questions jsonb not null default '[]',
  made_at timestamptz not null,
  made_by text not null,
  check (opens_at < closes_at),
  check ((kind in ('code', 'event')) = (code is not null))
);

create table campaign_claims (
  member_id uuid not null,
  campaign_id uuid not null,
  at timestamptz not null,
  answers jsonb not null default '[]',
  primary key (member_id, campaign_id)
);

create index campaign_claims_by_campaign on campaign_claims (campaign_id, at);
