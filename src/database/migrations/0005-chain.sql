-- Where each wallet's chain has come to: every batch of entries moves it on in its own transaction. Null where nothing has
-- moved yet. Heads of ledgers that are older than this are computed by migrate.ts.
alter table wallets add column head bytea check (length(head) = 32);

-- Heads of the whole ledger as they were published: each is a signed file that names the one before.
create table ledger_heads (
  number integer primary key,
  file text not null,
  at timestamptz not null
);

create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% are append-only', replace(tg_table_name, '_', ' ');
end
$$;

create trigger ledger_heads_append_only before update or delete on ledger_heads
  for each row execute function refuse_change();

create trigger ledger_heads_kept before truncate on ledger_heads
  for each statement execute function refuse_change();
