import { findMeters, saveMeters } from '#database/visibilities'
import { lockWallets } from '#database/wallets'
import { writeTogether } from '#database/write-together'
import { type Decision, decide } from '#economy/decision'
import { stopVisibility as hidden } from '#economy/stop-visibility'
import type { VisibilityService } from '#economy/visibility'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'

export type StopVisibility = { by: string; service: VisibilityService }

/** A freelancer switches their badge or their boosted profile off. What is off already stays off. */
export function stopVisibility(
  app: App,
  { by, service }: StopVisibility,
): Promise<Decision<{ service: VisibilityService; state: 'off' }>> {
  return committed(app, async tx => {
    await lockWallets(tx, [by])
    const meter = (await findMeters(tx, [by])).get(`${by}/${service}`)
    if (meter) await writeTogether(tx, { visibilities: saveMeters([{ walletId: by, service, meter: hidden(meter) }]) })
    return decide({ service, state: 'off' })
  })
}
