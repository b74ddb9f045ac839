import { z } from 'zod'
import { decide } from '#economy/decision'
import { findWallets } from '#marketplace/wallets/find-wallets'
import { endpoint } from '../endpoint.ts'
import { idOf, instant, sentence } from '../fields.ts'

const wallet = z
  .object({
    id: idOf('the member, and of their wallet'),
    name: sentence('Their name.'),
    email: z.string().nullable().describe('Their e-mail address.'),
    openedAt: instant('When the wallet was opened.'),
  })
  .meta({ id: 'FoundWallet', description: 'A wallet as an operator looks for it.' })

export const findWalletsEndpoint = endpoint({
  name: 'find-wallets',
  method: 'get',
  path: '/wallets',
  tag: 'Operators',
  summary: 'Find wallets by their owner',
  description: 'For operators. At most 25, the newest first.',
  who: 'member',
  query: {
    words: z
      .string()
      .max(200, { error: 'A name or address has at most 200 letters.' })
      .default('')
      .describe('A part of the name or of the e-mail address, or the id.'),
  },
  answer: z
    .object({
      items: z.array(wallet).describe('What was found.'),
      more: z.boolean().describe('Whether there are more.'),
    })
    .meta({ id: 'FoundWallets', description: 'Wallets found.' }),
  run: async (app, { by, query }) => {
    const decision = await findWallets(app, { by, ...query })
    return decision.ok ? decide({ items: decision.value.wallets, more: decision.value.more }) : decision
  },
})
