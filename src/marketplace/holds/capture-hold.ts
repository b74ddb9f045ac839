import { captureHold as decideCapture } from '#economy/holds/capture-hold'
import { gathered } from '../gather.ts'
import { changeHolds, type HoldChanged, type HoldCommand } from './change-holds.ts'

/** `release`: what is not captured goes back at once, instead of staying held. */
export type CaptureHold = HoldCommand & { connects: number; release?: boolean }

/** The marketplace spends held Connects, all or part. Nobody else may, not even their owner. */
export const captureHold = gathered<CaptureHold, HoldChanged>('capture-hold', (app, tx, commands) =>
  changeHolds(app, tx, {
    commands,
    byOwner: false,
    decideOne: ({ connects, release = false }, hold, { wallet, policy, now }) => {
      const capture = { wallet, connects, release, movementId: app.newId(), newId: app.newId }
      return decideCapture(hold, capture, policy, now)
    },
  }),
)
