import type { ClockMove } from '#database/clockwork/test-clock'

/** How long a process that moves the clock may give no sign of life before it counts as dead. */
export const patience = { seconds: 15 }

/** Whether a way has nobody left who goes it. */
export const hasDied = ({ state, seenAt }: ClockMove, now: Temporal.Instant): boolean =>
  (state === 'moving' || state === 'stopping') &&
  Temporal.Instant.compare(Temporal.Instant.from(seenAt), now.subtract(patience)) < 0
