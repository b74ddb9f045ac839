-- Bids of an auction are counted by its row, which every bid moves on: an index that says so again is written with each bid,
-- and keeps it from being changed in its place.
alter table boost_bids drop constraint boost_bids_post_id_number_key;
alter table boost_bids set (fillfactor = 70);
