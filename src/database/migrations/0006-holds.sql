-- How many Connects of a lot are set aside by holds. No index mentions it, as none mentions "left".
alter table lots add column held integer not null default 0;
alter table lots drop constraint lots_check;
alter table lots add constraint lots_within_granted check ("left" >= 0 and held >= 0 and "left" + held <= granted);

-- Connects set aside for something not yet decided. What a hold took from which lot is in its entries: `movement_id`,
-- from `movement_seq` on. While it is placed it holds amount - captured - released.
create table holds (
  wallet_id uuid not null references wallets,
  hold_id uuid not null,
  reason text not null,
  purpose text not null,
  amount integer not null check (amount > 0),
  captured integer not null default 0 check (captured >= 0),
  released integer not null default 0 check (released >= 0),
  state text not null default 'placed' check (state in ('placed', 'captured', 'released', 'timed-out')),
  placed_at timestamptz not null,
  times_out_at timestamptz not null,
  ended_at timestamptz,
  post_id uuid,
  proposal_id uuid,
  movement_id uuid not null,
  movement_seq bigint not null,
  primary key (wallet_id, hold_id),
  unique (wallet_id, reason),
  check (captured + released <= amount),
  check ((state = 'placed') = (captured + released < amount)),
  check ((state = 'placed') = (ended_at is null))
);

create index holds_open on holds (wallet_id) where state = 'placed';
create index holds_due on holds (times_out_at) where state = 'placed';

-- The hold an entry is about.
alter table ledger_entries add column hold_id uuid;
