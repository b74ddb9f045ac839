-- How many Connects of purchases that were charged back had been spent and are not settled yet. No index mentions it.
alter table wallets add column owed integer not null default 0 check (owed >= 0);

-- Purchases that were charged back, once a lot: what was left of it (`movement_id` took that) and what is owed for the rest.
-- `seq` is where the wallet's entries stood, so that both can be computed from the entries again.
create table revocations (
  wallet_id uuid not null references wallets,
  lot_id uuid not null,
  movement_id uuid not null,
  seq bigint not null,
  taken integer not null check (taken >= 0),
  shortfall integer not null check (shortfall >= 0),
  reason text not null,
  at timestamptz not null,
  primary key (wallet_id, lot_id)
);

create trigger revocations_append_only before update or delete on revocations
  for each row execute function refuse_change();

create trigger revocations_kept before truncate on revocations
  for each statement execute function refuse_change();

-- Connects that operators give or (below zero) take by hand.
create table adjustments (
  wallet_id uuid not null references wallets,
  adjustment_id uuid not null,
  connects integer not null check (connects <> 0),
  reason text not null,
  state text not null check (state in ('waiting', 'made', 'rejected')),
  asked_by uuid not null,
  asked_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  movement_id uuid,
  primary key (wallet_id, adjustment_id),
  check ((state = 'waiting') = (decided_at is null)),
  check ((state = 'made') = (movement_id is not null))
);

create index adjustments_waiting on adjustments (asked_at desc, adjustment_id desc) where state = 'waiting';
create index adjustments_order on adjustments (asked_at desc, adjustment_id desc);

-- What operators did, for good. `by_id` is null where the marketplace did it itself, at its command line.
create table operator_acts (
  act_id uuid primary key,
  at timestamptz not null,
  by_id uuid,
  act text not null,
  subject text not null,
  detail text not null,
  reason text not null
);

create index operator_acts_order on operator_acts (at desc, act_id desc);

create trigger operator_acts_append_only before update or delete on operator_acts
  for each row execute function refuse_change();

create trigger operator_acts_kept before truncate on operator_acts
  for each statement execute function refuse_change();
