-- How often the client has seen a boosted proposal in their list, and when it last counted.
alter table boost_bids add column seen integer not null default 0;
alter table boost_bids add column seen_at timestamptz;
