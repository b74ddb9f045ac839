import { z } from 'zod'
import { readEarning } from '#marketplace/grants/read-earning'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, instant, sentence } from '../fields.ts'

const way = z
  .object({
    way: z.string().describe('Its name.').meta({ example: 'readiness-test' }),
    title: sentence('What it is called.'),
    how: sentence('What you do for it, and what it gives.'),
    connects: connects('What it gives, each time.', 40),
    earned: connects('What it has given you until now.', 0),
    state: z
      .enum(['earned', 'open', 'waiting', 'again', 'given', 'comes'])
      .describe(
        'earned: nothing more comes. open: yours to earn once. waiting: not yet. again: can come more than once. given: somebody else decides. comes: by itself.',
      ),
    nextAt: instant('When it gives next by itself or may be tried again; null where that is not known.').nullable(),
    href: z.string().nullable().describe('Where to do it on these pages; for referrals your link.'),
  })
  .meta({ id: 'WayToEarn', description: 'A way to receive Connects for nothing.' })

const offer = z
  .object({
    id: idOf('the campaign'),
    name: sentence('What it is called.'),
    kind: z.string().describe('survey or launch.').meta({ example: 'survey' }),
    connects: connects('What it gives at a time.', 5),
    left: z.int().describe('How often it gives to you yet.'),
    closesAt: instant('When it ends.'),
  })
  .meta({ id: 'Offer', description: 'A campaign that you can claim without a code.' })

export const readEarningEndpoint = endpoint({
  name: 'read-earning',
  method: 'get',
  path: '/earn',
  tag: 'Earning',
  summary: 'Read every way to earn Connects',
  description: 'What came by each way, and what is still to come. For freelancers.',
  who: 'member',
  answer: z
    .object({
      earned: connects('What all of them have given you.', 51),
      toEarn: connects('What you can still earn once.', 49),
      owed: connects('What you owe for purchases that were charged back; what comes settles it first.', 0),
      ways: z.array(way).describe('The ways there are.'),
      offers: z.array(offer).describe('Campaigns open to you now that need no code.'),
    })
    .meta({ id: 'Earning', description: 'Connects that you received for nothing, and those still to earn.' }),
  run: (app, { by }) => readEarning(app, by),
})
