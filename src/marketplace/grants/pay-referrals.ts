import { closeReferrals, findDone, findOpenReferrals, type Referral } from '#database/grants/referrals'
import { type Done, referralGrants } from '#economy/grants/referral-grants'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { connectsAreYours } from './connects-are-yours.ts'
import { undecidedPacks } from './undecided-packs.ts'

const mostAtOnce = 500

/** Gives for every referral whose referred has become active. Answers how many. Safe to run twice or late. */
export async function payReferrals(app: App, after?: string): Promise<number> {
  const { open, active, done } = await nextReferrals(app, after)
  const paid = await batchElseAlone(app, active, {
    work: some => committed(app, tx => payThese(app, tx, some, done)),
    about: ({ memberId }) => ({ member: memberId }),
    failed: 'a referral could not be paid',
  })
  return open.length < mostAtOnce ? paid : paid + (await payReferrals(app, open.at(-1)!.memberId))
}

export async function countDueReferrals(app: App, after?: string): Promise<number> {
  const { open, active } = await nextReferrals(app, after)
  return active.length + (open.length < mostAtOnce ? 0 : await countDueReferrals(app, open.at(-1)!.memberId))
}

/** The next open referrals, and those of them whose referred may have become active. */
async function nextReferrals(app: App, after: string | undefined) {
  const open = await findOpenReferrals(app.db, after, mostAtOnce)
  const memberIds = open.map(({ memberId }) => memberId)
  const undecided = await undecidedPacks(app, app.db, memberIds)
  const found = await findDone(app.db, memberIds)
  const done = new Map(
    [...found].map(([id, all]) => [id, all.map(each => ({ ...each, kept: each.kept && !undecided.has(id) }))]),
  )
  return { open, done, active: open.filter(({ memberId }) => isActive(app, done.get(memberId))) }
}

/** Whether any version of the policy would call them active; which one counts is known with the wallets. */
const isActive = ({ policies }: App, done: Done[] | undefined): boolean =>
  done !== undefined && policies.versions().some(({ policy }) => referralGrants(done, policy.grants.referral))

async function payThese(
  app: App,
  tx: Parameters<typeof closeReferrals>[0],
  active: Referral[],
  done: Map<string, Done[]>,
): Promise<number> {
  const ledger = await openLedger(
    app,
    tx,
    active.flatMap(({ memberId, referrerId }) => [memberId, referrerId]),
  )
  const due = active.flatMap(referral => {
    if (!ledger.has(referral.referrerId)) return []
    const grants = referralGrants(done.get(referral.memberId)!, ledger.policy(referral.referrerId).grants.referral)
    return grants ? [{ ...referral, grants }] : []
  })
  const closed = await closeReferrals(
    tx,
    due.map(({ memberId }) => memberId),
    ledger.now,
  )
  const paid = due.filter(({ memberId }) => closed.has(memberId))
  await giveInto(
    app,
    tx,
    ledger,
    paid.flatMap(({ memberId, referrerId, grants }) => [
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
  return paid.length
}
