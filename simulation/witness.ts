import { isDeepStrictEqual } from 'node:util'
import type { PGlite } from '@electric-sql/pglite'
import type { Decision } from '#economy/decision'
import { system } from '#marketplace/app'
import {
  badgesOf,
  badgesStored,
  differing,
  interviewsOf,
  interviewsStored,
  metersOf,
  metersStored,
  packsOf,
  packsStored,
  referralsOf,
  referralsStored,
} from './check-clockwork.ts'
import { quotesStored, wrongIn, wrongQuotes } from './check-prices.ts'
import { returnedMore, sendings } from './check-proposals.ts'
import { seeQuestions } from './check-readiness.ts'
import { bodyOf, type Op } from './op.ts'
import type { Expected } from './oracle/expected.ts'
import type { Oracle } from './oracle/oracle.ts'
import type { Acting } from './scheduler.ts'

type Answer = Decision<Record<string, unknown>>

/**
 * Sees every commit, lets the oracle do the same, and compares the answers. The order is the one in which the database
 * kept the first answers, the highest first of bids in one commit unless places have a price; commands without a key are known by who acted.
 */
export class Witness {
  complaints: string[] = []
  first = new Map<string, { body: string; answer: Answer }>()
  sent = new Map<string, Op>()
  /** When each attempt at an op began. */
  started = new Map<string, number>()
  #oracle: Oracle
  #pglite: PGlite
  #expected = new Map<string, Expected>()

  constructor(oracle: Oracle, pglite: PGlite) {
    this.#oracle = oracle
    this.#pglite = pglite
  }

  async committed(by: Acting | undefined, now: number): Promise<void> {
    this.#oracle.noteReferrals()
    const kept = await this.#newlyKept()
    const ops = kept.map(({ name }) => this.sent.get(name)!)
    this.#oracle.open(ops, now)
    if (ops.some(({ kind }) => kind === 'bid')) await this.#seePlacebos()
    const sent = ops.some(({ kind }) => kind === 'submit') ? await sendings(this.#pglite) : undefined
    for (const { name, answer } of kept.toSorted((a, b) => this.#bidOf(b) - this.#bidOf(a)))
      this.#decided(name, answer, { now, sent })
    if (by && !by.op.key) await this.#unkeyed(by, now)
    this.#oracle.auctions.flush(now)
    this.#oracle.prices.note(this.#oracle.begun, now)
  }

  #bidOf({ name }: { name: string }): number {
    const op = this.sent.get(name)!
    return op.kind === 'bid' && !this.#oracle.auctions.areFixed ? op.connects : 0
  }

  answered(op: Op, attempt: number, answer: unknown): void {
    const expected = this.#expected.get(`${op.n}/${attempt}`)
    if (op.kind === 'look') this.complaints.push(...wrongIn(answer, op, this.#oracle.prices))
    if (!op.key) {
      if (op.kind === 'claim' && !isRefused(answer))
        this.#complain('campaigns', op, 'has no key and may come again, so it should be refused: key-missing', answer)
      if (expected !== undefined) this.#compare(op, expected, answer)
      return
    }
    const first = this.first.get(nameOf(op))
    if (!first) {
      this.#complain('law 3', op, 'was answered, and no answer is kept under its key', answer)
      return
    }
    const reused = first.body !== bodyOf(op)
    if (reused ? !isReuse(answer) : !isDeepStrictEqual(answer, first.answer))
      this.#complain(
        'law 3',
        op,
        `has another answer than ${reused ? 'key-reused' : JSON.stringify(first.answer)}`,
        answer,
      )
  }

  async #newlyKept(): Promise<{ name: string; answer: Answer }[]> {
    const { rows } = await this.#pglite.query<{ wallet_id: string; key: string; answer: Answer }>(
      'select wallet_id, key, answer from idempotency_keys order by kept',
    )
    const all = rows.map(({ wallet_id, key, answer }) => ({ name: `${wallet_id}/${key}`, answer }))
    const known = all.filter(({ name }) => !this.first.has(name))
    for (const { name } of known.filter(({ name }) => !this.sent.has(name)))
      this.complaints.push(`law 3: ${name} was decided, and is nobody's`)
    return known.filter(({ name }) => this.sent.has(name))
  }

  #decided(name: string, answer: Answer, { now, sent }: { now: number; sent: Map<string, number> | undefined }): void {
    const op = this.sent.get(name)!
    this.first.set(name, { body: bodyOf(op), answer })
    const value = (answer.ok ? answer.value : answer.refusal.facts) as Record<string, string> & {
      price?: number
      cost?: number
    }
    const given = {
      id: value.proposalId ?? value.holdId ?? value.adjustmentId ?? value.campaignId,
      price: value.price ?? value.cost,
      at: sent?.get(value.proposalId ?? ''),
    }
    if (given.at && (given.at > now || given.at < this.#firstAsked(op)))
      this.#complain('the answer', op, `was written as of ${given.at}`, answer)
    this.#compare(op, this.#oracle.decide(op, given, now), answer)
  }

  /** When an op was asked for the first time. */
  #firstAsked = ({ n }: Op): number => this.started.get(`${n}/1`) ?? 0

  async #unkeyed({ op, attempt }: Acting, now: number): Promise<void> {
    const id = `${op.n}/${attempt}`
    if (op.kind === 'end-due') {
      this.#oracle.endByDate(await this.#ids(`select post_id as id from posts where state = 'ended'`), now)
      return
    }
    if (op.kind === 'look') {
      const asked = { op, begun: op.n, at: this.started.get(id)!, now }
      this.complaints.push(...wrongQuotes(await quotesStored(this.#pglite), this.#oracle, asked))
      return
    }
    if (op.kind === 'return-unread') {
      this.#oracle.pass(now)
      this.#oracle.returnUnread(await returnedMore(this.#pglite, this.#oracle), now)
      return
    }
    if (op.kind === 'close-auctions') {
      this.#oracle.pass(now)
      this.#oracle.auctions.closeDue(
        await this.#ids('select post_id as id from boost_auctions where closed_at is not null'),
        now,
      )
      return
    }
    // A job sees what was due when it began: what it has written says which ones.
    if (op.kind === 'charge-visibility')
      this.#oracle.charge(differing(await metersStored(this.#pglite), metersOf(this.#oracle)), now)
    if (op.kind === 'pay-referrals')
      this.#oracle.payReferrals(differing(await referralsStored(this.#pglite), referralsOf(this.#oracle)), op.n, now)
    if (op.kind === 'pay-interviews')
      this.#oracle.payInterviews(differing(await interviewsStored(this.#pglite), interviewsOf(this.#oracle)), now)
    if (op.kind === 'return-packs')
      this.#oracle.settlePacks(differing(await packsStored(this.#pglite), packsOf(this.#oracle)), now)
    if (op.kind === 'pay-badges')
      this.#oracle.payBadges(differing(await badgesStored(this.#pglite), badgesOf(this.#oracle)), now)
    if (this.#expected.has(id)) return // Only its first transaction decides.
    if (op.kind === 'publish') {
      const ids = await this.#ids('select post_id as id from posts')
      for (const fresh of ids.filter(id => !this.#oracle.posts.has(id))) this.#oracle.publish(fresh, op, now)
      this.#expected.set(id, { fields: {} })
    } else if (op.kind === 'verify') {
      this.#oracle.verified.set(op.clientId, op.verified)
      this.#expected.set(id, { fields: { clientId: op.clientId, verified: op.verified } })
    } else if (op.kind === 'come')
      this.#oracle.referrals.come(op.by, op.referrer, this.#oracle.isFreelancer(op.referrer))
    else if (decidedAtOnce.includes(op.kind)) this.#expected.set(id, this.#oracle.decide(op, {}, now))
    if (op.kind === 'start-test') this.complaints.push(...(await seeQuestions(this.#pglite, this.#oracle, op.by)))
  }

  /** Which auctions are placebos is the product's own secret draw; that it stays with it is looked at with the laws. */
  async #seePlacebos(): Promise<void> {
    const drawn = await this.#pglite.query<{ id: string; placebo: boolean }>(
      'select post_id as id, placebo from boost_auctions',
    )
    for (const { id, placebo } of drawn.rows) this.#oracle.auctions.placebos.set(id, placebo)
  }

  async #ids(sql: string): Promise<string[]> {
    return (await this.#pglite.query<{ id: string }>(sql)).rows.map(({ id }) => id)
  }

  #compare(op: Op, expected: Expected, answer: unknown): void {
    const { ok, value, refusal } = answer as {
      ok: boolean
      value?: Record<string, unknown>
      refusal?: { code: string }
    }
    if ('refused' in expected) {
      if (ok || refusal?.code !== expected.refused)
        this.#complain(lawOf(expected.refused), op, `should be refused: ${expected.refused}`, answer)
      return
    }
    const wrong = Object.keys(expected.fields).find(field => !isDeepStrictEqual(value?.[field], expected.fields[field]))
    if (!ok || wrong)
      this.#complain(lawOf(wrong ?? ''), op, `should be answered ${JSON.stringify(expected.fields)}`, answer)
  }

  #complain(law: string, op: Op, what: string, answer: unknown): void {
    this.complaints.push(`${law}: ${JSON.stringify(op)} ${what}; the product says ${JSON.stringify(answer)}`)
  }
}

/** What is decided by its first commit, and has no key. */
const decidedAtOnce: string[] = [
  'prolong',
  'invite',
  'let-go',
  'decline-invitation',
  'set-limits',
  'stop-visibility',
  'edit-profile',
  'start-test',
  'keep-answers',
  'name-country',
  'set-price-country',
]

/** What the answer to an op is kept under. The marketplace's own answers are kept under the id nobody has. */
export const nameOf = (op: Op): string => `${op.by === system ? nobody : op.by}/${op.key}`

const nobody = '00000000-0000-0000-0000-000000000000'

const isRefused = (answer: unknown): boolean => !(answer as Answer).ok

const isReuse = (answer: unknown): boolean => (answer as Answer & { ok: false }).refusal?.code === 'key-reused'

const laws: Record<string, string> = {
  'too-few-connects': 'law 2',
  'hold-too-small': 'law 2',
  'hold-ended': 'law 5',
  'price-changed': 'law 6',
  price: 'law 6',
  bid: 'boosts',
  place: 'boosts',
  'over-monthly-budget': 'limits',
  'over-weekly-budget': 'limits',
  'budget-not-by': 'limits',
  'over-proposal-limit': 'limits',
  'over-boost-limit': 'limits',
  'cannot-pay-visibility': 'visibility',
  'ceiling-below-price': 'visibility',
  paidUntil: 'visibility',
  charged: 'visibility',
  weekly: 'visibility',
  shown: 'visibility',
  'campaign-claimed': 'campaigns',
  'campaign-full': 'campaigns',
  'campaign-not-open': 'campaigns',
  'code-unknown': 'campaigns',
  'code-taken': 'campaigns',
  left: 'campaigns',
  granted: 'grants',
  'own-request': 'adjustments',
  'adjustment-decided': 'adjustments',
  'adjustment-too-large': 'adjustments',
  'boost-closed': 'boosts',
  'boost-consumed': 'boosts',
  'boost-placed': 'boosts',
  'boost-places-taken': 'boosts',
  'boost-price': 'boosts',
  'boost-too-low': 'boosts',
  'boost-too-high': 'boosts',
  currency: 'regions',
  region: 'regions',
  withinRules: 'regions',
  'own-prices': 'regions',
  discount: 'discounts',
  percentOff: 'discounts',
  until: 'discounts',
  waits: 'discounts',
  balance: 'law 5',
  given: 'law 3',
}
const lawOf = (what: string): string => laws[what] ?? 'the answer'
