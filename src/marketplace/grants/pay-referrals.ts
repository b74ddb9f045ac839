import {
  closeReferrals,
  findActiveReferrals,
  findDone,
  findOpenAmong,
  findOpenReferrals,
  type Referral,
} from '#database/grants/referrals'
import type { Database, Tx } from '#database/open'
import { findGivenBy } from '#database/wallets/lots'
import { referralCap } from '#economy/grants/referral-cap'
import { type Done, isActive } from '#economy/grants/referral-grants'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts'
import { samePersonAmong } from '../members/same-person.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { connectsAreYours } from './connects-are-yours.ts'
import { undecidedPacks } from './undecided-packs.ts'

const mostAtOnce = 500

/** Gives for every referral whose referred has become active. Answers how many. Safe to run twice or late. */
export async function payReferrals(app: App, after?: string): Promise<number> {
  const { open, active } = await nextReferrals(app, after)
  const paid = await batchElseAlone(app, active, {
    work: some => committed(app, tx => payThese(app, tx, some)),
    about: ({ memberId }) => ({ member: memberId }),
    failed: 'a referral could not be paid',
  })
  return open.length < mostAtOnce ? paid : paid + (await payReferrals(app, open.at(-1)!.memberId))
}

export async function countDueReferrals(app: App, after?: string): Promise<number> {
  const { open, active } = await nextReferrals(app, after)
  return active.length + (open.length < mostAtOnce ? 0 : await countDueReferrals(app, open.at(-1)!.memberId))
}

/** The next open referrals, and those of them whose referred any version of the policy would call active; which one counts is known with the wallets. */
async function nextReferrals(app: App, after: string | undefined) {
  const open = await findOpenReferrals(app.db, after, mostAtOnce)
  const done = await readDone(app, app.db, open)
  const versions = app.policies.versions().flatMap(({ policy }) => policy.grants.referral ?? [])
  return {
    open,
    active: open.filter(({ memberId }) => versions.some(rules => isActive(done.get(memberId) ?? [], rules))),
  }
}

/** What those who came by links have done here, by member. */
async function readDone(app: App, db: Database, referrals: Referral[]): Promise<Map<string, Done[]>> {
  if (referrals.length === 0) return new Map()
  const memberIds = referrals.map(({ memberId }) => memberId)
  const undecided = await undecidedPacks(app, db, memberIds)
  const found = [...(await findDone(db, memberIds))]
  const clients = found.flatMap(([, all]) => all.map(({ clientId }) => clientId))
  const isSame = await samePersonAmong(db, [...memberIds, ...clients])
  return new Map(
    found.map(([id, all]) => [
      id,
      all.map(({ clientId, kept, ...each }) => ({
        ...each,
        own: isSame(id, clientId),
        kept: kept && !undecided.has(id),
      })),
    ]),
  )
}

/** Who is active by the rules of the referrer's wallet, with what it gives. */
async function dueOf(app: App, tx: Tx, ledger: OpenLedger, referrals: Referral[]) {
  const referrerIds = [...new Set(referrals.map(({ referrerId }) => referrerId))].filter(ledger.has)
  const done = await readDone(app, tx, referrals)
  const given = await findGivenBy(tx, referrerIds, 'referral')
  const active = await findActiveReferrals(tx, referrerIds)
  const isSame = await samePersonAmong(
    tx,
    [...referrals, ...active].flatMap(each => [each.memberId, each.referrerId]),
  )
  return referrals.flatMap(referral => {
    const { memberId, referrerId } = referral
    if (!ledger.has(referrerId)) return []
    const rules = ledger.policy(referrerId).grants.referral
    if (!rules || !isActive(done.get(memberId) ?? [], rules)) return []
    const others = active.filter(each => each.referrerId === referrerId).map(each => each.memberId)
    const knownMailbox = [referrerId, ...others].some(other => isSame(memberId, other))
    const brought = given.get(referrerId)!.filter(({ reason }) => reason.startsWith('referral:'))
    const grants = referralCap({ now: ledger.now, given: brought, knownMailbox }, rules)
    active.push(referral)
    given.get(referrerId)!.push({ reason: `referral:${memberId}`, at: ledger.now, connects: grants.referrer })
    return [{ ...referral, grants }]
  })
}

async function payThese(app: App, tx: Tx, active: Referral[]): Promise<number> {
  const ledger = await openLedger(
    app,
    tx,
    active.flatMap(({ memberId, referrerId }) => [memberId, referrerId]),
  )
  // Read again under the locks: what they did may have come to nothing meanwhile, and another process been first.
  const open = await findOpenAmong(
    tx,
    active.map(({ memberId }) => memberId),
  )
  const due = await dueOf(app, tx, ledger, open)
  await closeReferrals(
    tx,
    due.map(({ memberId }) => memberId),
    ledger.now,
  )
  await giveInto(
    app,
    tx,
    ledger,
    due.flatMap(({ memberId, referrerId, grants }) => [
      {
        walletId: referrerId,
        source: 'referral',
        reason: `referral:${memberId}`,
        connects: grants.referrer,
        note: 'Somebody who joined by your link has become active',
        tell: `Somebody who joined by your link has become active here. ${connectsAreYours(grants.referrer)}`,
      },
      {
        walletId: memberId,
        source: 'referral',
        reason: 'referred',
        connects: grants.referred,
        note: "You joined by a member's link and have become active",
        tell: `You joined by a member's link and have become active here. ${connectsAreYours(grants.referred)}`,
      },
    ]),
  )
  return due.length
}
