-- What a member allows themselves to spend: {"monthly": …, "proposal": …, "boost": …} in Connects, null for what has no
-- limit. In the row that is read anyway, so that a wallet without limits costs nothing more.
alter table wallets add column limits jsonb;

-- A price that moves, as it was shown to one freelancer. Read and written only where the policy lets prices move.
create table quotes (
  post_id uuid not null,
  freelancer_id uuid not null,
  connects integer not null check (connects >= 0),
  policy text not null,
  holds_until timestamptz not null,
  primary key (post_id, freelancer_id)
);

create index quotes_lapsing on quotes (holds_until);
