import { z } from 'zod'
import { decide } from '#economy/decision'
import { readFirstPack } from '#marketplace/purchases/read-first-pack'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readPastWallet } from '#marketplace/wallets/read-past-wallet'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { instantOf } from '#marketplace/wallets/written-instant'
import { endpoint } from '../endpoint.ts'
import { connects, currency, idOf, instant, price } from '../fields.ts'

const lot = z
  .object({
    id: idOf('the lot'),
    source: z.string().describe('Where it came from.').meta({ example: 'sign-up' }),
    granted: connects('What it held at first.', 40),
    left: connects('What is left in it.', 36),
    receivedAt: instant('When it was received.'),
    lastInstant: instant('When it stops counting; null if it never does.').nullable(),
    lapsed: z.boolean().describe('Whether that has come.'),
    priceCents: price('What was paid for its Connects; of returned ones, their part of what their lot cost.', 0),
    currency: currency('The currency of that.'),
  })
  .meta({ id: 'Lot', description: 'Connects that came together and lapse together.' })

const hold = z
  .object({
    id: idOf('the hold'),
    purpose: z.string().describe('What it is for.').meta({ example: 'Boost of your proposal' }),
    connects: connects('How many it still holds.', 5),
    placedAt: instant('When they were set aside.'),
    timesOutAt: instant('When they come back if nobody has decided by then.'),
    postId: idOf('the post it is about, if it is about one').nullable(),
    proposalId: idOf('the proposal it is about, if it is about one').nullable(),
  })
  .meta({ id: 'Hold', description: 'Connects set aside for something not yet decided.' })

export const walletFields = {
  held: connects('What is set aside: neither spent nor available.', 5),
  owed: connects(
    'What you owe for purchases that were charged back after they were spent; what you receive next settles it.',
    0,
  ),
  holds: z.array(hold).describe('What it is set aside for.'),
  lots: z.array(lot).describe('Lots with something left, soonest to lapse first.'),
  past: z.array(lot).describe('Lots used up or lapsed, newest first.'),
}

const boughtPack = z.object({
  connects: connects('What was bought.', 20),
  coversUntil: instant('Proposals sent before this instant count.'),
  state: z
    .enum(['covers', 'waits', 'won', 'came-back', 'revoked'])
    .describe(
      'It covers what is sent; waits for what becomes of it; somebody hired you; what it paid came back; or its payment was charged back.',
    ),
  returned: connects('What has come back.', 0),
})

const promisedPack = z.object({
  state: z.literal('promised').describe('Nothing was bought yet; the first purchase will be covered.'),
  days: z.int().describe('For how many days what is sent with it counts.'),
})

const firstPack = z.union([promisedPack, boughtPack]).meta({
  id: 'FirstPack',
  description:
    'Your first purchase: what it pays for proposals comes back once if none of them is hired. Null where the policy says nothing of it, or said nothing when it was bought. As it is now, also with `at`.',
})

export const readWalletEndpoint = endpoint({
  name: 'read-wallet',
  method: 'get',
  path: '/wallet',
  tag: 'Wallet',
  summary: 'Read your balance and your lots',
  description: 'With `at`, your wallet as it was at that past instant: exact, whatever has been written down since.',
  who: 'member',
  query: {
    at: z.iso
      .datetime({ offset: true, error: 'Write the instant as 2026-05-01T12:00:00Z.' })
      .optional()
      .describe('A past instant, with all that happened at it. Without it, now.')
      .meta({ example: '2026-05-01T12:00:00Z' }),
  },
  answer: z
    .object({
      available: connects('What you can spend now, or could then.', 36),
      expiring: z
        .object({
          connects: connects('How many lapse.', 6),
          on: instant('When the first of them do.'),
          until: instant('When the last of them do.'),
        })
        .nullable()
        .describe('What lapses within 30 days, if anything does.'),
      ...walletFields,
      firstPack: firstPack.nullable(),
    })
    .meta({ id: 'Wallet', description: 'Your Connects.' }),
  run: async (app, { by, query }) => {
    const pack = await readFirstPack(app, by)
    if (query.at) {
      const then = await readPastWallet(app, by, instantOf(query.at)!)
      return then.ok ? decide({ ...then.value, firstPack: pack }) : then
    }
    const [wallet, { expiring }] = await Promise.all([readWallet(app, by), readBalance(app, by)])
    return decide({ ...wallet, expiring, firstPack: pack })
  },
})
