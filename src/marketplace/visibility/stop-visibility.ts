import { findMeters, saveMeters } from '#database/members/visibilities'
import { lockWallets } from '#database/wallets/wallets'
import { writeTogether } from '#database/write-together'
import { type Decision, decide } from '#economy/decision'
import { stopVisibility as hidden } from '#economy/visibility/stop-visibility'
import type { VisibilityService } from '#economy/visibility/visibility'
import { doneFor } from '../agencies/for-agency.ts'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'

export type StopVisibility = { by: string; actor?: string | undefined; service: VisibilityService }

/** A freelancer switches their badge or their boosted profile off. What is off already stays off. */
export function stopVisibility(
  app: App,
  command: StopVisibility,
): Promise<Decision<{ service: VisibilityService; state: 'off' }>> {
  const { by, service } = command
  return committed(app, tx =>
    doneFor(app, tx, { name: 'stop-visibility', command }, async () => {
      await lockWallets(tx, [by])
      const meter = (await findMeters(tx, [by])).get(`${by}/${service}`)
      if (meter)
        await writeTogether(tx, { visibilities: saveMeters([{ walletId: by, service, meter: hidden(meter) }]) })
      return decide({ service, state: 'off' })
    }),
  )
}
