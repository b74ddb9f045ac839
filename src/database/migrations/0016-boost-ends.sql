-- A boost that was not consumed may stay spent: `kept`, where the policy of its auction says so.
alter table boost_bids drop constraint boost_bids_state_check;
alter table boost_bids add constraint boost_bids_state_check
  check (state in ('placed', 'consumed', 'kept', 'outbid', 'released', 'returned'));

-- What a bid must know of all before it: the highest that lost its place, and the number of the last. Read with the
-- auction, so that a bid costs the same however many have bid.
alter table boost_auctions add column losing integer not null default 0 check (losing >= 0);
alter table boost_auctions add column last integer not null default 0 check (last >= 0);
update boost_auctions set losing = coalesce(counted.losing, 0), last = coalesce(counted.last, 0)
from (
  select post_id, max(connects) filter (where state = 'outbid') as losing, max(number) as last from boost_bids group by post_id
) as counted
where counted.post_id = boost_auctions.post_id;

create index boost_bids_standing on boost_bids (post_id) where state <> 'outbid';
