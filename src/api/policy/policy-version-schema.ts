import { z } from 'zod'
import { policySchema } from '#economy/policy/policy'
import { instant, sentence } from '../fields.ts'

export const policyAnswer = policySchema.meta({
  id: 'Policy',
  description: 'Every figure of this marketplace: prices, lots, what comes back.',
})

const orNever = (what: string) => instant(what).nullable()

export const policyVersionSchema = z
  .object({
    id: sentence('Its id: the name of the policy, then name-2, name-3.').meta({ example: 'earnest-2' }),
    title: sentence('Its title for people.'),
    standing: z.enum(['past', 'in force', 'scheduled', 'cancelled']).describe('Where it stands now, for everybody.'),
    from: instant('From when on it holds.'),
    keeps: z
      .array(
        z.object({
          openedBefore: instant('Wallets opened before this keep another version.'),
          until: instant('Until when they keep it.'),
          version: sentence('The id of the version they keep.'),
        }),
      )
      .describe(
        'Who does not have it from its first instant on: whom it leaves out, and whom a version before promised another until later.',
      ),
    activatedAt: instant('When it was activated.'),
    activatedBy: sentence('Who activated it; told to operators only.').nullable(),
    cancelledAt: orNever('When it was cancelled, if it was.'),
    cancelledBy: sentence('Who cancelled it; told to operators only.').nullable(),
  })
  .meta({ id: 'PolicyVersion' })

export const versionParam = z.string().max(200).describe('The id of the version.').meta({ example: 'earnest-2' })
