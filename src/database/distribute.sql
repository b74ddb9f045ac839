-- Spreads the tables over several servers with Citus (`earnest migrate --distribute`). Each family lies together, so that
-- whatever one member or one post needs in one transaction is on one server.

-- All in one transaction: shards are made one after the other, and the triggers that keep the ledger append-only, which
-- look at nothing but their own row, are made on each of them.
set local citus.multi_shard_modify_mode = 'sequential';
set local citus.enable_unsafe_triggers = on;

-- The wallet family: what belongs to one member, by the member's id, which is the id of their wallet.
select create_distributed_table('wallets', 'wallet_id');
select create_distributed_table('lots', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('holds', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('revocations', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('first_packs', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('adjustments', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('ledger_entries', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('visibilities', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('idempotency_keys', 'wallet_id', colocate_with => 'wallets');
select create_distributed_table('notices', 'member_id', colocate_with => 'wallets');
select create_distributed_table('readiness_attempts', 'member_id', colocate_with => 'wallets');
select create_distributed_table('badges', 'member_id', colocate_with => 'wallets');
select create_distributed_table('referrals', 'member_id', colocate_with => 'wallets');
select create_distributed_table('campaign_claims', 'member_id', colocate_with => 'wallets');
select create_distributed_table('agency_acts', 'agency_id', colocate_with => 'wallets');

-- The job family: what belongs to one post.
select create_distributed_table('posts', 'post_id');
select create_distributed_table('post_activity', 'post_id', colocate_with => 'posts');
select create_distributed_table('proposals', 'post_id', colocate_with => 'posts');
select create_distributed_table('drafts', 'post_id', colocate_with => 'posts');
select create_distributed_table('invitations', 'post_id', colocate_with => 'posts');
select create_distributed_table('quotes', 'post_id', colocate_with => 'posts');
select create_distributed_table('boost_auctions', 'post_id', colocate_with => 'posts');
select create_distributed_table('boost_bids', 'post_id', colocate_with => 'posts');

-- Read beside both families and seldom written: whole on every server.
select create_reference_table('members');
select create_reference_table('agency_members');
select create_reference_table('agency_invitations');
select create_reference_table('policy_versions');
select create_reference_table('policy_announcements');
select create_reference_table('campaigns');
select create_reference_table('settings');
select create_reference_table('api_keys');
select create_reference_table('users');
select create_reference_table('accounts');
select create_reference_table('sessions');
select create_reference_table('verifications');
select create_reference_table('sign_in_attempts');
select create_reference_table('mails');
select create_reference_table('ledger_heads');
select create_reference_table('job_runs');
select create_reference_table('operator_acts');
select create_reference_table('payments');
select create_reference_table('migrations');
