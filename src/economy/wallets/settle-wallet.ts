import { type Hold, timedOut } from '../holds/hold.ts'
import { timeOutHold } from '../holds/release-hold.ts'
import { instantAt } from '../instant-at.ts'
import { after, beginCycle, givePlanGrants, type Happening, type Settled } from '../plans/begin-cycle.ts'
import { dropAt, nextDrop } from '../plans/drip.ts'
import { nextCycleMs } from '../plans/next-cycle.ts'
import { applyMovement } from './apply-movement.ts'
import { lapseLots } from './lapse-lots.ts'
import type { Wallet } from './wallet.ts'

/**
 * Lots lapse, holds time out, cycles begin and Connects drip in the order of their instants, so that what one gives another can take afterwards.
 *
 * Where they fall on one instant it is in this order: a lot counts until its last instant and not after, what comes back
 * then is carried like the rest, and the cap does not touch what comes with the new cycle. Whoever looks at a wallet or
 * writes to it does this first: no balance waits for a job. The wallet that was settled often is the one settled once.
 */
export function settleWallet(
  before: Wallet,
  { policyAt, now, newId }: Omit<Happening, 'at'> & { now: Temporal.Instant },
): Settled {
  let settled: Settled = { wallet: before, happened: [] }
  for (;;) {
    const turn = turnOf(settled.wallet, { policyAt, newId, at: now })
    const drop = nextDrop(settled.wallet, policyAt, { last: now, before: turn?.at })
    settled = considered(settled, drop.considered)
    if (drop.at) {
      const at = { policyAt, newId, at: drop.at }
      settled = givePlanGrants(lapse(settled, at), [dropAt(drop.at)], at)
    } else if (turn) settled = turn.happen(lapse(settled, { policyAt, newId, at: turn.at }))
    else return lapse(settled, { policyAt, newId, at: now })
  }
}

type Turn = { at: Temporal.Instant; happen: (before: Settled) => Settled }

/** What happens next besides lapses and drops: a hold times out, or a cycle begins. */
function turnOf(wallet: Wallet, { at: now, policyAt, newId }: Happening): Turn | undefined {
  const hold = nextTimeOut(wallet, now)
  const cycleMs = nextCycleMs(wallet, policyAt)
  if (hold && hold.timesOutAt.epochMilliseconds <= cycleMs)
    return {
      at: hold.timesOutAt,
      happen: before => {
        const ending = { wallet: before.wallet, movementId: newId(), newId }
        return after(before, timeOutHold(hold, ending, policyAt(hold.timesOutAt)), { policyAt, newId })
      },
    }
  if (cycleMs > now.epochMilliseconds) return undefined
  const cycle = instantAt(cycleMs)
  return {
    at: cycle,
    happen: ({ wallet, happened }) => {
      const begun = beginCycle(wallet, { at: cycle, policyAt, newId })
      return { wallet: begun.wallet, happened: [...happened, ...begun.happened] }
    },
  }
}

const nextTimeOut = ({ holds }: Wallet, now: Temporal.Instant): Hold | undefined =>
  holds
    .filter(hold => hold.state === 'placed' && timedOut(hold, now))
    .sort((a, b) => Temporal.Instant.compare(a.timesOutAt, b.timesOutAt) || (a.id < b.id ? -1 : 1))[0]

function lapse({ wallet, happened }: Settled, { at, newId }: Happening): Settled {
  const lapsed = lapseLots(wallet, at, newId).map(movement => ({ movement, opened: [] }))
  if (lapsed.length === 0) return { wallet, happened }
  return {
    wallet: lapsed.reduce((wallet, { movement }) => applyMovement(wallet, movement), wallet),
    happened: [...happened, ...lapsed],
  }
}

function considered({ wallet, happened }: Settled, settledUntil: Temporal.Instant | null): Settled {
  if (settledUntil === wallet.membership.settledUntil) return { wallet, happened }
  return { wallet: { ...wallet, membership: { ...wallet.membership, settledUntil } }, happened }
}
