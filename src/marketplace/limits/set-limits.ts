import { z } from 'zod'
import { saveLimits } from '#database/wallets/own-limits'
import { lockWallets } from '#database/wallets/wallets'
import { type Decision, refuse } from '#economy/decision'
import type { Limits } from '#economy/limits/own-limits'
import { setOwnLimits } from '#economy/limits/set-own-limits'
import { doneFor } from '../agencies/for-agency.ts'
import type { App } from '../app.ts'
import { wholeNumber } from '../fields.ts'
import { committed } from '../gather.ts'
import { policyFor } from '../policy/policy-for.ts'
import { checked } from '../problems-of.ts'

const limit = wholeNumber({
  error: 'Write a whole number of Connects from 1 to 1,000,000, or nothing for no limit.',
  least: 1,
  most: 1_000_000,
}).nullable()

/** What a member may set: each null for no limit. A weekly budget that is left out stays as it is. */
export const limitsSchema = z.strictObject({ monthly: limit, weekly: limit.optional(), proposal: limit, boost: limit })

export type SetLimits = z.input<typeof limitsSchema> & { by: string; actor?: string | undefined }

/** A member sets what they allow themselves to spend. It holds for whatever is decided after it, in every process. */
export async function setLimits(app: App, { by, actor, ...limits }: SetLimits): Promise<Decision<Limits>> {
  const input = checked(limitsSchema, limits)
  if (!input.ok) return input
  return committed(app, tx =>
    doneFor(app, tx, { name: 'set-limits', command: { by, actor } }, async () => {
      // Locked, so that nothing decided under the limits before is written after these.
      const wallet = (await lockWallets(tx, [by])).get(by)?.wallet
      if (!wallet) return refuse('not-a-freelancer')
      const { weekly = wallet.limits?.weekly ?? null, ...asked } = input.value
      const limits = setOwnLimits({ ...asked, weekly }, wallet.limits, policyFor(app, wallet)(app.clock()))
      if (!limits.ok) return limits
      const none = Object.values(limits.value).every(most => most === null)
      await saveLimits(tx, by, none ? null : limits.value)
      return limits
    }),
  )
}
