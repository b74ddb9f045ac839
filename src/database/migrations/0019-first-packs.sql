-- The first purchase of each wallet, where the policy it was made under gives back what it paid for proposals if nothing is
-- won with it (economy/purchases/return-first-pack.ts): proposals sent before `covers_until` count. Decided once.
create table first_packs (
  wallet_id uuid primary key references wallets,
  lot_id uuid not null,
  covers_until timestamptz not null,
  decided_at timestamptz,
  won boolean,
  returned integer not null default 0 check (returned >= 0),
  check ((decided_at is null) = (won is null))
);

create index first_packs_due on first_packs (covers_until) where decided_at is null;
