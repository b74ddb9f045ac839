import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { Purse } from './purse.ts'

/** A question of a survey: one of its options is chosen, or without any it is answered in words. */
export type Asked = { text: string; options: string[] }
type Campaign = {
  id: string
  code: string | null
  connects: number
  opensAt: number
  closesAt: number
  /** For how many people it is, and how often it gives to each. */
  limit: number | null
  perPerson: number
  questions: Asked[]
  /** What everybody answered who received it, each time. */
  given: Map<string, string[][]>
}

/** Promo codes and launches: so much to so many people in a window, once each or as often as they say. */
export class Campaigns {
  all = new Map<string, Campaign>()
  #purse: Purse

  constructor(purse: Purse) {
    this.#purse = purse
  }

  create(op: Op & { kind: 'create-campaign' }, id: string, now: number): Expected {
    const [opensAt, closesAt] = [Date.parse(op.opensAt), Date.parse(op.closesAt)]
    if (opensAt >= closesAt) return refused('invalid-input')
    if (closesAt <= now) return refused('campaign-ends-before')
    if (op.code !== null && this.#byCode(op.code)) return refused('code-taken')
    const { code, connects, limit, perPerson = 1, questions = [] } = op
    const campaign = { id, connects, opensAt, closesAt, limit, perPerson, questions }
    this.all.set(id, { ...campaign, given: new Map(), code: code && said(code) })
    return { fields: { campaignId: id } }
  }

  claim({ by, campaignId, code, answers = [] }: Op & { kind: 'claim' }, now: number): Expected {
    const campaign = campaignId === null ? this.#byCode(code ?? '') : this.all.get(campaignId)
    if (!campaign) return refused(campaignId === null ? 'code-unknown' : 'not-found')
    const { id, connects, given, limit, perPerson, opensAt, closesAt, questions } = campaign
    if (campaign.code !== null && (code === null || said(code) !== campaign.code)) return refused('code-unknown')
    const before = given.get(by) ?? []
    if (before.length >= perPerson) return refused('campaign-claimed')
    if (now < opensAt || now >= closesAt) return refused('campaign-not-open')
    if (limit !== null && given.size >= limit && before.length === 0) return refused('campaign-full')
    const written = questions.map((_, i) => answers[i]?.trim() ?? '')
    if (!questions.every(({ options }, i) => (options.length > 0 ? options.includes(written[i]!) : written[i] !== '')))
      return refused('invalid-input')
    given.set(by, [...before, written])
    this.#purse.grant(by, connects, now)
    return { fields: { campaignId: id, connects, left: perPerson - before.length - 1 } }
  }

  #byCode = (code: string) => [...this.all.values()].find(campaign => campaign.code === said(code))
}

const said = (code: string): string => code.trim().toUpperCase()
