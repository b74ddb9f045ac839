import { decide } from '#economy/decision'
import type { App } from '#marketplace/app'
import { type CampaignRead, type ReadCampaign, readCampaign } from '#marketplace/campaigns/read-campaign'
import { csvLine } from '../csv-line.ts'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { streamOf } from '../stream-of.ts'

const linesAtOnce = 500

export const downloadAnswersEndpoint = endpoint({
  name: 'download-answers',
  method: 'get',
  path: '/campaigns/{campaignId}/answers.csv',
  tag: 'Earning',
  summary: 'Download who received a campaign and what they answered, as CSV',
  description: 'For operators (RFC 4180). A text a spreadsheet would take for a formula begins with an apostrophe.',
  who: 'member',
  params: { campaignId: idParam('the campaign') },
  answer: null,
  also: { 'text/csv': { schema: { type: 'string' } } },
  run: async (app, { by, params }) => {
    const asked = { by, ...params }
    const first = await readCampaign(app, asked, linesAtOnce)
    if (!first.ok) return first
    const headers = {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="answers.csv"',
      'cache-control': 'private, no-store',
    }
    return decide(new Response(streamOf(rows(app, asked, first.value)), { headers }))
  },
})

/** Of the purchase that used up a discount. */
const of = { usedAt: 'at', payment: 'reference', connects: 'connects', cents: 'cents', currency: 'currency' } as const
const usedColumns = Object.keys(of) as (keyof typeof of)[]

async function* rows(app: App, asked: ReadCampaign, first: CampaignRead): AsyncGenerator<string> {
  const used = first.used === null ? [] : usedColumns
  yield csvLine(['at', 'memberId', 'name', ...first.campaign.questions.map(({ text }) => text), ...used])
  let page = first
  for (;;) {
    yield page.claims
      .map(({ at, memberId, name, answers, used: purchase }) => {
        const cells = used.map(column => purchase?.[of[column]] ?? '')
        return csvLine([at, memberId, name, ...answers, ...cells])
      })
      .join('')
    if (!page.next) return
    const next = await readCampaign(app, { ...asked, cursor: page.next }, linesAtOnce)
    if (!next.ok) return
    page = next.value
  }
}
