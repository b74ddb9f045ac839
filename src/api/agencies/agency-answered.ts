import { z } from 'zod'
import { idOf } from '../fields.ts'
import { roleSchema } from './agency-schema.ts'

export const agencyAnswered = z
  .object({
    agencyId: idOf('the agency'),
    role: roleSchema.nullable().describe('What you are in it now; null where you do not belong to it.'),
  })
  .meta({ id: 'AgencyAnswered', description: 'An invitation that was answered.' })
