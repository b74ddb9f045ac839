import { findReasons, type Tx } from '#database/wallets'
import { grantConnects } from '#economy/grant-connects'
import type { App } from '../app.ts'
import { openLedger } from './open-ledger.ts'

/** Grants Connects once for one reason. Answers whether they were given now; false when they had been before. */
export async function giveGrant(
  app: App,
  tx: Tx,
  grant: { walletId: string; source: string; reason: string; connects: number },
): Promise<boolean> {
  if (grant.connects === 0) return false
  const ledger = await openLedger(app, tx, [grant.walletId])
  if ((await findReasons(tx, grant.walletId, [grant.reason])).size > 0) return false
  const { lot, movement } = grantConnects(
    { ...grant, lotId: app.newId(), movementId: app.newId() },
    app.policy,
    ledger.now,
  )
  ledger.post(movement, [lot])
  await ledger.save()
  return true
}
