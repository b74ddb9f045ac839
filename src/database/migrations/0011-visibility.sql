-- What a freelancer pays for to be seen: `counted` Connects since `counted_from`, each for 168 / `weekly` hours.
-- `paid_until` follows from these three and is kept so that what is due, and what is shown, is found by an index.
create table visibilities (
  wallet_id uuid not null references wallets,
  service text not null check (service in ('availability-badge', 'boosted-profile')),
  state text not null check (state in ('on', 'paused', 'off')),
  ceiling integer not null check (ceiling > 0),
  weekly integer not null check (weekly > 0),
  counted_from timestamptz not null,
  counted integer not null check (counted > 0),
  paid_until timestamptz not null,
  primary key (wallet_id, service)
);

create index visibilities_due on visibilities (paid_until) where state <> 'off';
create index visibilities_on on visibilities (service, wallet_id) include (paid_until) where state = 'on';

-- The search of freelancers, as posts have it: see freelancer-search.ts.
alter table members add column search tsvector generated always as (
  setweight(to_tsvector('english', headline), 'A') || setweight(to_tsvector('english', skills), 'B') ||
  setweight(to_tsvector('english', about), 'C') || setweight(to_tsvector('english', name), 'D')
) stored;

create index members_search on members using gin (search) where is_freelancer;
create index members_skills on members using gin ((lower(skills::text)::jsonb) jsonb_path_ops) where is_freelancer;
create index members_freelancers on members (joined_at desc, member_id desc) include (hourly_rate_cents, country) where is_freelancer;
