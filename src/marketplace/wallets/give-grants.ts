import type { Tx } from '#database/open'
import { findReasons } from '#database/wallets/lots'
import { comesTo } from '#economy/agencies/for-persons'
import { grantConnects } from '#economy/wallets/grant-connects'
import type { App } from '../app.ts'
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts'

/** A grant as it is asked for. `note` says in the statement what it is for; `tell` is what the member is told when it is given. */
export type AskedGrant = {
  walletId: string
  source: string
  reason: string
  connects: number
  note?: string | undefined
  tell?: string | undefined
}

/**
 * Grants Connects, each once for one reason in one wallet, however many grants there are. Answers for each whether it
 * was given now: false when it had been before, or was of nothing, and undefined when there is no such wallet.
 */
export async function giveGrants(app: App, tx: Tx, grants: AskedGrant[]): Promise<(boolean | undefined)[]> {
  const ledger = await openLedger(
    app,
    tx,
    grants.map(({ walletId }) => walletId),
  )
  return giveInto(app, tx, ledger, grants)
}

/** The same into a ledger that is open, for whoever had to look at the locked wallets first. Saves it. */
export async function giveInto(
  app: App,
  tx: Tx,
  ledger: OpenLedger,
  grants: AskedGrant[],
): Promise<(boolean | undefined)[]> {
  const given = await findReasons(tx, grants)
  const answers = grants.map(one)
  const told = grants.flatMap(({ walletId, tell }, i) =>
    tell && answers[i] ? [{ memberId: walletId, kind: 'grant', text: tell, link: '/wallet' }] : [],
  )
  await ledger.save({}, told)
  return answers

  function one(grant: AskedGrant): boolean | undefined {
    if (!ledger.has(grant.walletId)) return undefined
    const once = `${grant.walletId}/${grant.reason}`
    if (grant.connects === 0 || given.has(once) || !comesTo(ledger.wallet(grant.walletId), grant.source)) return false
    given.add(once)
    const { lot, movement } = grantConnects(
      { ...grant, lotId: app.newId(), movementId: app.newId() },
      ledger.policy(grant.walletId),
      ledger.now,
    )
    ledger.post(movement, [lot])
    return true
  }
}
