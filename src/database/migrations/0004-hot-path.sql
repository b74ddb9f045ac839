-- What a proposal's commit pays for, row by row. Measured in docs/performance.md, decided in decision 15.

-- Both rows are written by the ledger itself in the same transaction as the entry, or before, and nothing deletes them;
-- `earnest audit` looks for entries without their wallet or lot.
alter table ledger_entries drop constraint ledger_entries_wallet_id_fkey;
alter table ledger_entries drop constraint ledger_entries_wallet_id_lot_id_fkey;
-- A post is never deleted, and a proposal is written only where its activity row could be counted in.
alter table proposals drop constraint proposals_post_id_fkey;

-- A freelancer proposes once to a post: that pair is the key, and one index does the work of two.
alter table proposals drop constraint proposals_pkey;
alter table proposals drop constraint proposals_post_id_freelancer_id_key;
alter table proposals add primary key (post_id, freelancer_id);
