import { type BoostOutcomes, sumBoostOutcomes } from '#database/boosts/boost-outcomes'
import { isOperator } from '#database/operators/operators'
import { boostLift, type Lift, type Share } from '#economy/boosts/boost-lift'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'

/** The acts of a client that are compared. */
export const measuredActs = ['opened', 'shortlisted', 'interviewed', 'hired'] as const
export type MeasuredAct = (typeof measuredActs)[number]
/** `lift` is null where one side has no places. */
export type ActLift = { act: MeasuredAct; boosted: Share; placebo: Share; lift: Lift | null }
/** Auctions are counted once they have closed, `charged` in Connects. */
export type BoostReport = { auctions: number; placebos: number; charged: number; acts: ActLift[] }

/** What boosting is worth here: what clients did with boosted places, and with those of placebos. For operators. */
export async function readBoostLift(app: App, { by }: { by: string }): Promise<Decision<BoostReport>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const rows = await sumBoostOutcomes(app.db)
  const [real, placebo] = [false, true].map(placebo => rows.find(row => row.placebo === placebo))
  return decide({
    auctions: real?.auctions ?? 0,
    placebos: placebo?.auctions ?? 0,
    charged: real?.charged ?? 0,
    acts: measuredActs.map(act => {
      const shares = { boosted: shareOf(real, act), placebo: shareOf(placebo, act) }
      return { act, ...shares, lift: boostLift(shares.boosted, shares.placebo) }
    }),
  })
}

const shareOf = (row: BoostOutcomes | undefined, act: MeasuredAct): Share => ({
  n: row?.places ?? 0,
  hits: row?.[act] ?? 0,
})
