import { z } from 'zod'
import { saveLimits } from '#database/own-limits'
import { lockWallets } from '#database/wallets'
import { type Decision, refuse } from '#economy/decision'
import type { Limits } from '#economy/own-limits'
import type { App } from '../app.ts'
import { wholeNumber } from '../fields.ts'
import { committed } from '../gather.ts'
import { checked } from '../problems-of.ts'

const limit = wholeNumber({
  error: 'Write a whole number of Connects from 1 to 1,000,000, or nothing for no limit.',
  least: 1,
  most: 1_000_000,
}).nullable()

/** What a member may set: each null for no limit. */
export const limitsSchema = z.strictObject({ monthly: limit, proposal: limit, boost: limit })

export type SetLimits = Limits & { by: string }

/** A member sets what they allow themselves to spend. It holds for whatever is decided after it, in every process. */
export async function setLimits(app: App, { by, ...limits }: SetLimits): Promise<Decision<Limits>> {
  const input = checked(limitsSchema, limits)
  if (!input.ok) return input
  return committed(app, async tx => {
    // Locked, so that nothing decided under the limits before is written after these.
    if (!(await lockWallets(tx, [by])).has(by)) return refuse('not-a-freelancer')
    const none = Object.values(input.value).every(most => most === null)
    await saveLimits(tx, by, none ? null : input.value)
    return input
  })
}
