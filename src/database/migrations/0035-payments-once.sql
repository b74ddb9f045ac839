-- Who has bought: where everything that was paid for was charged back, nothing is bought any more.
update wallets set has_bought = false where has_bought and not exists (
  select from lots where lots.wallet_id = wallets.wallet_id and price_cents > 0 and origin_lot_id is null
    and not exists (select from revocations where revocations.wallet_id = lots.wallet_id and revocations.lot_id = lots.lot_id)
);
