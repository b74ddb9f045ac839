import { z } from 'zod'
import type { Decision } from '#economy/decision'
import { reasonSchema } from '../fields.ts'
import { checked } from '../problems-of.ts'

const given = z.object({ reason: reasonSchema })

/** The reason as it is kept, or a refusal where there is none or it is too long. */
export const givenReason = (reason: string): Decision<{ reason: string }> => checked(given, { reason })
