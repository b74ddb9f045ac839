import { decide } from '#economy/decision'
import { proveStatement } from '#marketplace/ledger/prove-statement'
import { endpoint } from '../endpoint.ts'
import { streamOf } from '../stream-of.ts'

export const proveStatementEndpoint = endpoint({
  name: 'prove-statement',
  method: 'get',
  path: '/wallet/statement.proof',
  tag: 'Wallet',
  summary: 'Download your statement with its proof',
  description:
    'Every entry of your wallet, oldest first, one JSON object a line, with the head of its chain and the signature of this marketplace. `earnest verify FILE` checks it offline; any change of it is found.',
  who: 'member',
  answer: null,
  also: { 'application/jsonl': { schema: { type: 'string' } } },
  run: async (app, { by, c }) =>
    decide(
      new Response(streamOf(proveStatement(app, c.get('seal'), by)), {
        headers: {
          'content-type': 'application/jsonl; charset=utf-8',
          'content-disposition': `attachment; filename="statement-${app.clock().toString().slice(0, 10)}.proof"`,
          'cache-control': 'private, no-store',
        },
      }),
    ),
})
