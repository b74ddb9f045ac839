import { releaseHold as decideRelease } from '#economy/holds/release-hold'
import { gathered } from '../gather.ts'
import { changeHolds, type HoldChanged, type HoldCommand } from './change-holds.ts'

/** What a hold still holds goes back to its lots: its owner or the marketplace ends it. */
export const releaseHold = gathered<HoldCommand, HoldChanged>('release-hold', (app, tx, commands) =>
  changeHolds(app, tx, {
    commands,
    byOwner: true,
    decideOne: (_, hold, { wallet, policy, now }) =>
      decideRelease(hold, { wallet, movementId: app.newId(), newId: app.newId }, policy, now),
  }),
)
