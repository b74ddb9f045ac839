-- What plan a wallet is on (null: the first of the policy), the one that begins with its next cycle, and up to when its
-- cycles and drips have happened. All three say what is due; no job remembers it.
alter table wallets add column plan text;
alter table wallets add column next_plan text;
alter table wallets add column settled_until timestamptz;
alter table wallets add column has_bought boolean not null default false;

-- When something is due next and when the next cycle begins, computed with each change of the above: how the clockwork
-- finds who is due among a million. A charge changes neither, so its row is changed on its page.
alter table wallets add column due_at timestamptz;
alter table wallets add column cycle_at timestamptz;
-- The cycle for which a notice of what it will forfeit was considered.
alter table wallets add column noticed_for timestamptz;

create index wallets_due on wallets (due_at);
create index wallets_to_notice on wallets (cycle_at) where noticed_for is distinct from cycle_at;

-- Who had a wallet before there were plans begins with the next cycle; the job looks at it once and finds when that is.
update wallets set settled_until = now(), due_at = now();
