import { openWallets } from '#database/seed-writing'
import { grantConnects } from '#economy/grant-connects'
import type { App } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { openLedger } from '#marketplace/wallets/open-ledger'

export type DemoGrant = { walletId: string; source: string; reason: string; connects: number }

/** Opens wallets and gives each its grant, in one transaction, however many they are. */
export async function grantAll(app: App, grants: DemoGrant[]): Promise<void> {
  const given = grants.filter(({ connects }) => connects > 0)
  const walletIds = grants.map(({ walletId }) => walletId)
  await committed(app, async tx => {
    await openWallets(tx, walletIds, app.clock())
    const ledger = await openLedger(app, tx, walletIds)
    for (const grant of given) {
      const named = { ...grant, lotId: app.newId(), movementId: app.newId() }
      const { lot, movement } = grantConnects(named, app.policy, ledger.now)
      ledger.post(movement, [lot])
    }
    await ledger.save()
  })
}
