import type { App } from '#marketplace/app'
import { readStatement, type StatementFilter } from '#marketplace/wallets/read-statement'
import { csvLine } from '../csv-line.ts'
import { streamOf } from '../stream-of.ts'

const columns = ['at', 'kind', 'text', 'change', 'balance', 'postId', 'proposalId', 'note', 'policy', 'id'] as const
const linesAtOnce = 500

/** Everything in the filter, sent as it is read, so that a long statement is never whole in memory. */
export const statementCsv = (app: App, walletId: string, filter: StatementFilter): Response =>
  new Response(streamOf(rows(app, walletId, filter)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="statement.csv"',
      'cache-control': 'private, no-store',
      vary: 'accept',
    },
  })

async function* rows(app: App, walletId: string, filter: StatementFilter): AsyncGenerator<string> {
  yield csvLine(columns)
  let cursor: string | undefined
  do {
    const { lines, next } = await readStatement(app, walletId, { ...filter, cursor }, linesAtOnce)
    yield lines.map(line => csvLine(columns.map(column => line[column]))).join('')
    cursor = next ?? undefined
  } while (cursor)
}
