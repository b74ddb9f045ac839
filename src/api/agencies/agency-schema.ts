import { z } from 'zod'
import { roles } from '#economy/agencies/agency-rules'
import { connects, idOf, instant, sentence } from '../fields.ts'

export const roleSchema = z.enum(roles).describe('What they are in the agency.').meta({ example: 'member' })
export const askedRole = z
  .enum(['admin', 'member'], { error: 'Somebody is asked in as admin or member.' })
  .describe('As what they are asked in: an admin also buys, invites and lets go.')

export const agencyLine = z
  .object({
    id: idOf('the agency'),
    name: sentence('Its name.'),
    role: roleSchema,
    available: connects('What its pool can spend.', 120),
    unread: z.int().describe('How many of its notices nobody has read.'),
  })
  .meta({ id: 'AgencyLine', description: 'An agency you belong to.' })

export const agencyOffer = z
  .object({
    agencyId: idOf('the agency'),
    invitationId: idOf('the invitation'),
    agency: sentence('The name of the agency.'),
    role: roleSchema,
    inviter: sentence('Who asks you.'),
  })
  .meta({ id: 'AgencyInvitation', description: 'An agency that asks you in.' })

export const agencyView = z
  .object({
    id: idOf('the agency'),
    name: sentence('Its name.'),
    role: roleSchema,
    plan: sentence('The title of the plan it is on.').meta({ example: 'Agency Plus' }),
    next: z.string().nullable().describe('The title of the plan that begins with its next cycle, if it is another.'),
    available: connects('What its pool can spend, or could if it were not frozen.', 120),
    held: connects('What is set aside for boosts.', 0),
    frozen: z.string().nullable().describe('Why nothing of the pool can be used now; null where it can.'),
    people: z
      .array(
        z.object({
          id: idOf('the member'),
          name: sentence('Their name.'),
          role: roleSchema,
          since: instant('When they joined it.'),
        }),
      )
      .describe('Who belongs to it: its owner, its admins, then the others.'),
    invitations: z
      .array(
        z.object({
          invitationId: idOf('the invitation'),
          whom: sentence('A member by their name, or an address.'),
          role: roleSchema,
          at: instant('When they were asked.'),
        }),
      )
      .describe('Who has been asked in and has not answered; for its owner and admins.'),
  })
  .meta({ id: 'Agency', description: 'An agency as those who belong to it see it.' })
