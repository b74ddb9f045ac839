-- A version that was announced and never came into force stays, so that nothing that names it is without it.
alter table policy_versions add column cancelled_at timestamptz, add column cancelled_by text;

-- Until there were rules for it, a policy could change at any time.
update policy_versions set policy = policy || '{"changes": {"noticeDays": 0, "earliest": null}}' where not policy ? 'changes';

-- How far members have been told of a version: up to the wallet opened then, with this id.
create table policy_announcements (
  version_id text not null references policy_versions,
  kind text not null check (kind in ('coming', 'cancelled')),
  opened_at timestamptz not null,
  wallet_id uuid not null,
  primary key (version_id, kind)
);

create index wallets_opened on wallets (opened_at, wallet_id);
