-- How far a wallet had come when it was looked at for what its next cycle forfeits, and what its owner was told then: one that
-- has moved on since is looked at again.
alter table wallets add column noticed_movements bigint not null default 0;
alter table wallets add column told_forfeit integer not null default 0;

-- Not partial: what depends on `movements` would give every charge a place in the index. The job goes through it once an hour.
drop index wallets_to_notice;
create index wallets_by_cycle on wallets (cycle_at, wallet_id);
