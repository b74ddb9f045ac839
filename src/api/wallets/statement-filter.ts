import { z } from 'zod'
import { movementKinds } from '#economy/wallets/wallet'

const dayOrInstant = (what: string) =>
  z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: 'Write a day as YYYY-MM-DD, or an instant as 2026-05-01T12:00:00Z.',
    })
    .optional()
    .describe(what)
    .meta({ example: '2026-05-01' })

export const statementFilter = {
  kind: z
    .enum(movementKinds, { error: `Choose one of ${movementKinds.join(', ')}.` })
    .optional()
    .describe('Only lines of this kind.'),
  from: dayOrInstant('Only lines from the start of this day (UTC), or from this instant on.'),
  until: dayOrInstant('Only lines to the end of this day (UTC), or up to and including this instant.'),
}
