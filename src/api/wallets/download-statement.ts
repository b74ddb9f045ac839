import { decide } from '#economy/decision'
import { endpoint } from '../endpoint.ts'
import { statementCsv } from './statement-csv.ts'
import { statementFilter } from './statement-filter.ts'

export const downloadStatementEndpoint = endpoint({
  name: 'download-statement',
  method: 'get',
  path: '/wallet/statement.csv',
  tag: 'Wallet',
  summary: 'Download your statement as CSV',
  description:
    'Everything in the filter, newest first (RFC 4180). A text a spreadsheet would take for a formula begins with an apostrophe.',
  who: 'member',
  query: statementFilter,
  answer: null,
  also: { 'text/csv': { schema: { type: 'string' } } },
  run: async (app, { by, query }) => decide(statementCsv(app, by, query)),
})
