import { z } from 'zod'
import { decide } from '#economy/decision'
import { readPublishedHead } from '#marketplace/ledger/read-head'
import { endpoint } from '../endpoint.ts'
import { instant, sentence } from '../fields.ts'

const head = z
  .object({
    at: instant('When the ledger was so.'),
    wallets: z.int().describe('How many wallets it had in which something had moved.'),
    entries: z.int().describe('How many entries it had.'),
    root: sentence('The head of the whole ledger: a SHA-256 over the heads of all wallets, in hex.'),
    file: sentence('The same as a signed text, which names the head published before it: `earnest verify` checks it.'),
  })
  .meta({ id: 'PublishedHead', description: 'The head of the whole ledger, as it was published.' })

export const readHeadEndpoint = endpoint({
  name: 'read-head',
  method: 'get',
  path: '/ledger/head',
  tag: 'Ledger',
  summary: 'Read the head of the ledger that was published last',
  description: 'Keep it: with an export of that time it proves later that nothing before it was rewritten.',
  who: 'anyone',
  answer: z
    .object({
      key: sentence('The key this marketplace signs statements, exports and heads with (Ed25519, in hex).'),
      published: head.nullable().describe('The head published last; null if none was yet.'),
    })
    .meta({ id: 'LedgerHead', description: 'What a stranger needs to check what this marketplace signs.' }),
  run: async (app, { c }) => decide({ key: c.get('seal').key, published: await readPublishedHead(app) }),
})
