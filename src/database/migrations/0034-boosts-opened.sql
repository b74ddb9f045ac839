-- When an opening of a boosted proposal last counted.
alter table boost_bids add column opened_at timestamptz;
