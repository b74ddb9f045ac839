import type { AdjustmentRow } from '#database/tables'

type Asked = { id: string; by: string; walletId: string; connects: number; reason: string }

/** What an operator asks for at an instant as it is kept: it waits for another one, or is made at once by whoever asks. */
export const askedRow = (
  { id, by, walletId, connects, reason }: Asked,
  { at, waits }: { at: Temporal.Instant; waits: boolean },
): Omit<AdjustmentRow, 'movement_id' | 'act'> => {
  const now = new Date(at.epochMilliseconds)
  return {
    wallet_id: walletId,
    adjustment_id: id,
    connects,
    reason,
    state: waits ? 'waiting' : 'made',
    asked_by: by,
    asked_at: now,
    decided_by: waits ? null : by,
    decided_at: waits ? null : now,
  }
}
