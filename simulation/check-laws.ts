import type { PGlite } from '@electric-sql/pglite'
import type { App } from '#marketplace/app'
import { audit } from '#marketplace/ledger/audit'
import { auditChains } from '#marketplace/ledger/audit-chains'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { checkAuctions } from './check-auctions.ts'
import { checkClockwork } from './check-clockwork.ts'
import { checkPriceLists } from './check-price-lists.ts'
import { checkFoundPrices } from './check-prices.ts'
import { checkReadiness } from './check-readiness.ts'
import { type Family, hasPriceLists } from './families.ts'
import type { Oracle } from './oracle/oracle.ts'
import { rowsOf } from './rows-of.ts'

type Looking = { app: App; pglite: PGlite; oracle: Oracle; freelancers: string[]; families: Family[] }

/** Compares what is stored with the oracle, and the ledger with itself. Answers what is wrong, by the law it breaks. */
export async function checkLaws({ app, pglite, oracle, freelancers, families }: Looking): Promise<string[]> {
  const now = app.clock().epochMilliseconds
  oracle.pass(now)
  const found: string[] = []
  const lots = await rowsOf<{
    wallet_id: string
    lot_id: string
    left: number
    held: number
    received_at: Date
    lapses_at: Date
    replayed: number
    revived: boolean
    replayed_held: number
  }>(
    pglite,
    `select lots.*, coalesce((select sum(case when credit = 'available' then amount when debit = 'available' then -amount else 0 end)
       from ledger_entries as entry where entry.wallet_id = lots.wallet_id and entry.lot_id = lots.lot_id), 0)::int as replayed,
       exists (select from ledger_entries as entry where entry.wallet_id = lots.wallet_id and entry.lot_id = lots.lot_id
         and credit = 'available' and at >= lapses_at) as revived,
       coalesce((select sum(case when credit = 'held' then amount when debit = 'held' then -amount else 0 end)
       from ledger_entries as entry where entry.wallet_id = lots.wallet_id and entry.lot_id = lots.lot_id), 0)::int as replayed_held from lots`,
  )
  for (const { lot_id, left, held, replayed, replayed_held, revived } of lots) {
    if (revived) found.push(`law 4: lot ${lot_id} received Connects after its last instant`)
    if (held !== replayed_held) found.push(`law 8: lot ${lot_id} holds ${held}, its entries say ${replayed_held}`)
    if (left !== replayed) found.push(`law 8: lot ${lot_id} has ${left} left, its entries say ${replayed}`)
    if (left < 0 || replayed < 0 || replayed_held < 0) found.push(`law 2: lot ${lot_id} is below zero`)
  }
  const [moved] = await rowsOf<{ issued: number; all: number; gone: number }>(
    pglite,
    `select coalesce(sum(amount) filter (where debit = 'issued' and source not in ('monthly', 'drip')), 0)::int as issued,
       coalesce(sum(amount) filter (where debit = 'issued'), 0)::int as all,
       (coalesce(sum(amount) filter (where credit not in ('issued', 'available', 'held')), 0)
         - coalesce(sum(amount) filter (where debit not in ('issued', 'available', 'held')), 0))::int as gone
       from ledger_entries join lots using (wallet_id, lot_id)`,
  )
  const left = lots.reduce((sum, lot) => sum + lot.left + lot.held, 0)
  if (moved!.issued !== oracle.purse.issued || left + moved!.gone !== moved!.all)
    found.push(
      `law 1: issued ${oracle.purse.issued}, booked ${moved!.issued}, in lots ${left}, elsewhere ${moved!.gone}`,
    )

  for (const id of freelancers) {
    const total = oracle.purse.of(id, now).length
    const { available, held, owed, lots: shown } = await readWallet(app, id)
    const owes = oracle.purse.owed.get(id) ?? 0
    if (owed !== owes) found.push(`owed: wallet ${id} owes ${owed}, should owe ${owes}`)
    if (available !== total) found.push(`law 5: wallet ${id} shows ${available}, should have ${total}`)
    if (held !== oracle.holds.of(id))
      found.push(`law 5: wallet ${id} holds ${held}, should hold ${oracle.holds.of(id)}`)
    const stored = new Map<string, number>()
    for (const { receivedAt, lastInstant, left } of shown) {
      const lot = [receivedAt, lastInstant].map(at => at && Date.parse(at)).join('-')
      stored.set(lot, (stored.get(lot) ?? 0) + left)
    }
    const expected = oracle.purse.byLot(id, now)
    if (told(stored) !== told(expected))
      found.push(`law 4: wallet ${id} has in its lots ${told(stored)}, should have ${told(expected)}`)
  }
  for (const { wallet, expected, found: head } of await auditChains(app.db))
    found.push(`law 7: the entries of wallet ${wallet} lead to ${expected}, its head is ${head}`)
  found.push(...(await checkMarket(pglite, oracle)))
  if (families.includes('prices') && !families.includes('versions'))
    found.push(...(await checkFoundPrices(pglite, oracle, now)))
  if (hasPriceLists(families)) found.push(...(await checkPriceLists({ app, pglite, oracle, freelancers }, now)))
  if (families.includes('agencies')) found.push(...(await checkActs(pglite, oracle)))
  if (families.includes('readiness')) found.push(...(await checkReadiness(pglite, oracle)))
  if (families.includes('boosts')) found.push(...(await checkAuctions(pglite, oracle, now)))
  if (['visibility', 'gifts', 'referrals', 'packs', 'versions'].some(family => families.includes(family as Family)))
    found.push(...(await checkClockwork(pglite, oracle)))
  return found
}

/** Whatever was done for an agency is written down with who did it. */
async function checkActs(pglite: PGlite, { agency }: Oracle): Promise<string[]> {
  const stored = await rowsOf<{ act: string }>(
    pglite,
    `select case act when 'submit-proposal' then 'submit' else 'bid' end || ' ' || member_id as act
     from agency_acts where act in ('submit-proposal', 'bid-boost')`,
  )
  const [is, was] = [stored.map(({ act }) => act).sort(), agency.acts.toSorted()]
  return is.join() === was.join() ? [] : [`acts: ${is.join(', ')} are written down, should be ${was.join(', ')}`]
}

/** The states of posts and proposals, and no charge without its proposal. */
async function checkMarket(pglite: PGlite, oracle: Oracle): Promise<string[]> {
  const found: string[] = []
  const proposals = await rowsOf<{ proposal_id: string; stored: string }>(
    pglite,
    `select proposal_id, concat_ws(' ', post_id, freelancer_id, state, price, policy, returned, viewed_at is not null) as stored from proposals`,
  )
  if (proposals.length !== oracle.proposals.size)
    found.push(`proposals: ${proposals.length} stored, should be ${oracle.proposals.size}`)
  for (const { proposal_id, stored } of proposals) {
    const p = oracle.proposals.get(proposal_id)
    const expected = p && `${p.post} ${p.owner} ${p.state} ${p.price} ${p.policy} ${p.returned} ${p.viewed ? 't' : 'f'}`
    if (stored !== expected) found.push(`proposals: ${proposal_id} is ${stored}, should be ${expected}`)
  }
  const posts = await rowsOf<{ post_id: string; state: string; hires: number; proposals: number }>(
    pglite,
    'select post_id, state, hires, proposals from posts join post_activity using (post_id)',
  )
  for (const { post_id, state, hires } of posts) {
    const post = oracle.posts.get(post_id)
    if (post?.state !== state || post.hires !== hires)
      found.push(`posts: ${post_id} is ${state} with ${hires} hires, should be ${post?.state} with ${post?.hires}`)
  }
  const charged = await rowsOf<{ proposal_id: string; paid: number }>(
    pglite,
    `select proposal_id, sum(amount)::int as paid from ledger_entries where kind = 'proposal' group by proposal_id`,
  )
  for (const { proposal_id, paid } of charged) {
    const proposal = oracle.proposals.get(proposal_id)
    if (!proposal) found.push(`charged: ${proposal_id} was paid for and is no proposal`)
    else if (proposal.price !== paid)
      found.push(`law 6: ${proposal_id} was charged ${paid} in all, its price was ${proposal.price}`)
  }
  return found
}

/** The slower looks: the product's own audit, and that every statement adds up. */
export async function checkBooks({ app, pglite, oracle, freelancers, families }: Looking): Promise<string[]> {
  const found: string[] = []
  const audited = await audit(app.db)
  if (!audited.ok) found.push(`audit: ${JSON.stringify(audited.differences.slice(0, 3))}`)
  for (const id of freelancers) {
    const { lines } = await readStatement(app, id, {}, 10_000)
    const total = lines.reduce((all, { change }) => all + change, 0)
    const { available } = await readBalance(app, id)
    if (total !== available || (lines[0]?.balance ?? 0) !== available)
      found.push(`statement: wallet ${id} adds up to ${total}, ends with ${lines[0]?.balance}, has ${available}`)
    if (lines.some(({ balance }) => balance < 0)) found.push(`law 2: the statement of wallet ${id} goes below zero`)
  }
  if (families.includes('versions')) found.push(...(await checkVersions(pglite, oracle)))
  return found
}

/** Each entry says under which version of the rules it happened: the one of its instant and its owner. */
async function checkVersions(pglite: PGlite, { versions }: Oracle): Promise<string[]> {
  const entries = await rowsOf<{ wallet_id: string; at: Date; policy: string }>(
    pglite,
    'select distinct wallet_id, at, policy from ledger_entries',
  )
  return entries.flatMap(({ wallet_id, at, policy }) => {
    const { id } = versions.version(at.getTime(), wallet_id)
    return id === policy
      ? []
      : [`versions: wallet ${wallet_id} moved at ${at.toISOString()} under ${policy}, not ${id}`]
  })
}

const told = (counts: Map<string, number>) => JSON.stringify([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
