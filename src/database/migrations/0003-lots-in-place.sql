-- A charge changes "left" of a lot. As long as no index mentions it, the row is changed on its page and no index is written.
drop index lots_lapsing;
alter table lots add column unspent boolean generated always as ("left" > 0) stored;
create index lots_lapsing on lots (lapses_at) where unspent;
alter table lots set (fillfactor = 80);
alter table wallets set (fillfactor = 80);
-- A post's activity is written with the post, and a post is never deleted; the check ran twice a proposal.
alter table post_activity drop constraint post_activity_post_id_fkey;
