-- The country whose prices a wallet has: the one its owner named first. Until there were regions, what they name now.
alter table wallets add column price_country text;
update wallets set price_country = members.country from members
where members.member_id = wallets.wallet_id and members.country is not null;

-- Policies from before there were currencies are in US dollars.
update policy_versions set policy = policy || '{"currency": "USD"}' where not policy ? 'currency';

-- A campaign gives Connects, or so many percent off a purchase.
alter table campaigns add column percent_off integer check (percent_off between 1 and 100);
alter table campaigns drop constraint campaigns_connects_check;
alter table campaigns add constraint campaigns_gives_check
  check (case when percent_off is null then connects > 0 else connects = 0 and kind = 'code' end);

-- A claim of a discount: the end it was claimed with, and the purchase that used it up.
alter table campaign_claims
  add column "until" timestamptz,
  add column used_at timestamptz,
  add column lot_id uuid,
  add check ((used_at is null) = (lot_id is null)),
  add check (used_at is null or "until" is not null);
