import { openWallets } from '#database/members/seed-writing'
import type { App } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { type AskedGrant, giveGrants } from '#marketplace/wallets/give-grants'

/** Opens wallets and gives each its grant, in one transaction, however many they are. */
export async function grantAll(app: App, grants: AskedGrant[]): Promise<void> {
  const walletIds = grants.map(({ walletId }) => walletId)
  await committed(app, async tx => {
    await openWallets(tx, walletIds, app.clock())
    await giveGrants(app, tx, grants)
  })
}
