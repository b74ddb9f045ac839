import { z } from 'zod'
import { decide } from '#economy/decision'
import { lookAtWallet } from '#marketplace/wallets/look-at-wallet'
import { endpoint } from '../endpoint.ts'
import { connects, currency, idOf, idParam, instant, price, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { statementLine } from './read-statement.ts'
import { walletFields } from './read-wallet.ts'

const purchase = z
  .object({
    reference: sentence("The payment's reference."),
    connects: connects('What was bought.', 80),
    left: connects('What is left of it.', 50),
    cents: price('What was paid for it.', 1200),
    currency: currency('In what it was paid.'),
    at: instant('When it was recorded.'),
    revoked: z
      .object({
        at: instant('When it was revoked.'),
        taken: connects('What was left of it and went.', 50),
        shortfall: connects('What was used of it or held, and was owed.', 30),
      })
      .nullable()
      .describe('What came of it when it was charged back; null when it was not.'),
  })
  .meta({ id: 'Purchase', description: 'Connects that were bought.' })

export const lookAtWalletEndpoint = endpoint({
  name: 'look-at-wallet',
  method: 'get',
  path: '/wallets/{walletId}',
  tag: 'Operators',
  summary: "Look at a member's wallet",
  description: 'For operators. Nothing is changed. The statement comes a page at a time, newest first.',
  who: 'member',
  params: { walletId: idParam('the member whose wallet it is') },
  query: { cursor },
  answer: z
    .object({
      owner: z
        .object({
          id: idOf('the member'),
          name: sentence('Their name.'),
          email: z.string().nullable().describe('Their e-mail address.'),
        })
        .describe('Whose it is.'),
      wallet: z
        .object({ available: connects('What they can spend now.', 36), ...walletFields })
        .describe('What is in it.'),
      purchases: z.array(purchase).describe('What was bought, newest first, at most 50.'),
      statement: z.object(pageOf(statementLine)).describe('A page of its statement.'),
    })
    .meta({ id: 'WalletLook', description: 'A wallet as an operator sees it.' }),
  run: async (app, { by, params, query, c }) => {
    const decision = await lookAtWallet(app, { by, ...params, ...query })
    if (!decision.ok) return decision
    const { statement, ...look } = decision.value
    linkPages(c, { next: statement.next })
    return decide({ ...look, statement: { items: statement.lines, next: statement.next } })
  },
})
