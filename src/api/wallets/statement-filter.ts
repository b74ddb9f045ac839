import { z } from 'zod'
import { movementKinds } from '#economy/wallet'

const day = (what: string) =>
  z.iso.date({ error: 'Write the day as YYYY-MM-DD.' }).optional().describe(what).meta({ example: '2026-05-01' })

export const statementFilter = {
  kind: z
    .enum(movementKinds, { error: `Choose one of ${movementKinds.join(', ')}.` })
    .optional()
    .describe('Only lines of this kind.'),
  from: day('Only lines from the start of this day (UTC).'),
  until: day('Only lines to the end of this day (UTC).'),
}
