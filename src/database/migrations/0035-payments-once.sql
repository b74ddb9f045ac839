-- Who has bought: where everything that was paid for was charged back, nothing is bought any more.
update wallets set has_bought = false where has_bought and not exists (
  select from lots where lots.wallet_id = wallets.wallet_id and price_cents > 0 and origin_lot_id is null
    and not exists (select from revocations where revocations.wallet_id = lots.wallet_id and revocations.lot_id = lots.lot_id)
);

-- In which wallet a payment has bought and was not taken back. A reference table: a payment is not known by its wallet.
create table payments (
  reference text primary key,
  wallet_id uuid not null
);
insert into payments (reference, wallet_id)
select distinct on (lots.reason) substring(lots.reason from 10), wallet_id from lots left join revocations using (wallet_id, lot_id)
where lots.reason like 'purchase:%' and revocations.at is null order by lots.reason, received_at, wallet_id;
