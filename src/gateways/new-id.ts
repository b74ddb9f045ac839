import { randomUUIDv7 } from 'node:crypto'

let [ms, start, count] = [0, '', 0]

/**
 * Ids that sort in the order in which this process made them: UUIDs of version 7 whose twelve bits after the millisecond
 * count (RFC 9562, 6.2, method 1; Node leaves them to chance).
 *
 * Lots received and lapsing at one instant are spent in the order of their ids, before they are written down and after.
 */
export function newId(): string {
  const now = Date.now()
  count = now > ms ? 0 : count + 1
  if (now > ms || count > 0xfff) begin(Math.max(now, ms + 1))
  return `${start}${count.toString(16).padStart(3, '0')}${randomUUIDv7().slice(18)}`
}

function begin(next: number): void {
  const hex = next.toString(16).padStart(12, '0')
  ;[ms, start, count] = [next, `${hex.slice(0, 8)}-${hex.slice(8)}-7`, 0]
}
