-- Connects that came back into a lot of their own stay bought, if their lot was: in part of its price, rounded up (economy/wallets/give-back.ts).
update lots set price_cents = ceil(origin.price_cents::numeric * lots.granted / origin.granted)
from lots as origin
where origin.wallet_id = lots.wallet_id and origin.lot_id = lots.origin_lot_id and origin.price_cents > 0 and lots.price_cents = 0;
