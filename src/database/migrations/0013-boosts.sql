-- The auction for the boosted places of a post, from its first bid on. `clearing` is what a place costs each, once a
-- uniform one has closed.
create table boost_auctions (
  post_id uuid primary key references posts,
  policy text not null,
  placebo boolean not null,
  closes_at timestamptz not null,
  closed_at timestamptz,
  clearing integer check (clearing > 0)
);

create index boost_auctions_due on boost_auctions (closes_at) where closed_at is null;

-- What a freelancer bids for a place of their proposal. `number` is the order of bids on a post, a raise being a new one.
-- What was charged is in the entries of its holds, from `charge_seq` on; `held_until` is when those holds time out.
create table boost_bids (
  post_id uuid not null references boost_auctions,
  proposal_id uuid not null,
  freelancer_id uuid not null,
  connects integer not null check (connects > 0),
  number integer not null,
  bid_at timestamptz not null,
  state text not null check (state in ('placed', 'consumed', 'outbid', 'released', 'returned')),
  held integer not null check (held >= 0),
  charged integer not null default 0 check (charged >= 0),
  charge_seq bigint not null default 0,
  hold_ids jsonb not null,
  held_until timestamptz not null,
  opens integer not null default 0,
  acts jsonb not null default '[]',
  primary key (post_id, freelancer_id),
  unique (post_id, number),
  foreign key (post_id, freelancer_id) references proposals,
  check (held + charged <= connects)
);
