import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePost } from '#marketplace/ends/close-post'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { removePost } from '#marketplace/ends/remove-post'
import { committed } from '#marketplace/gather'
import { audit } from '#marketplace/ledger/audit'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { giveGrants } from '#marketplace/wallets/give-grants'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { aClient, aFreelancer, anOperator, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'

const price = 4
const life = 365
const openDays = 30
/** A hire keeps a post open for thirty days more, to the end of the last of them. */
const hireKeepsOpen = 31

/**
 * A naive model of one post and three freelancers under policies/earnest.yaml, written without looking at the rules:
 * a list of coins, each with its last day, and a list of proposals. Time is in whole days.
 */
class Model {
  day = 0
  endDay = openDays
  post: 'open' | 'over' | 'removed' = 'open'
  hires = 0
  coins: { owner: number; until: number; spentOn: number | null }[] = []
  proposals = new Map<number, { state: 'open' | 'seen' | 'declined' | 'hired' | 'withdrawn' | 'kept' | 'back' }>()

  grant(owner: number, connects: number) {
    for (let i = 0; i < connects; i++) this.coins.push({ owner, until: this.day + life, spentOn: null })
  }
  purse(owner: number) {
    return this.coins.filter(coin => coin.owner === owner && coin.spentOn === null && coin.until > this.day)
  }
  submit(owner: number): boolean {
    if (this.proposals.has(owner) || this.post !== 'open' || this.day >= this.endDay) return false
    const coins = this.purse(owner)
      .sort((a, b) => a.until - b.until)
      .slice(0, price)
    if (coins.length < price) return false
    for (const coin of coins) coin.spentOn = this.day
    this.proposals.set(owner, { state: 'open' })
    return true
  }
  giveBack(owner: number) {
    for (const coin of this.coins.filter(coin => coin.owner === owner && coin.spentOn !== null)) {
      coin.spentOn = null
      if (coin.until <= this.day) coin.until = this.day + 30
    }
    this.proposals.get(owner)!.state = 'back'
  }
  waiting(owner: number): boolean {
    return ['open', 'seen'].includes(this.proposals.get(owner)?.state ?? '')
  }
  end(back: (owner: number) => boolean) {
    for (const owner of this.proposals.keys()) {
      if (!this.waiting(owner)) continue
      if (back(owner)) this.giveBack(owner)
      else this.proposals.get(owner)!.state = 'kept'
    }
    this.post = 'over'
  }
  /** The date ends a post before anything else may happen to it. */
  endByDate() {
    if (this.post === 'open' && this.day >= this.endDay)
      this.end(owner => this.hires === 0 && this.proposals.get(owner)!.state === 'open')
  }
}

type Step =
  | { do: 'grant'; who: number; connects: number }
  | { do: Act; who: number }
  | { do: 'close' | 'remove' | 'clockwork' }
  | { do: 'wait'; days: number }
type Act = 'submit' | 'withdraw' | 'view' | 'decline' | 'hire'

const who = fc.nat(2)
const history = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('grant' as const), who, connects: fc.integer({ min: 1, max: 6 }) }),
    },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('submit' as const), who }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom('withdraw' as const, 'view' as const, 'decline' as const, 'hire' as const),
        who,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('close' as const, 'remove' as const, 'clockwork' as const) }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(1, 7, 29, 30, 200, 366) }),
    },
  ),
  { minLength: 5, maxLength: 15 },
)

/** How many histories on each database; together more than a thousand, most where one takes half the time. */
const runs = { pglite: 100, postgres: 920 }

describe.each(databases)('on %s', on => {
  let app: TestApp
  let client: string
  let operator: string
  beforeAll(async () => {
    app = await freshApp({ on })
    client = await aClient(app)
    operator = await anOperator(app)
  })
  afterAll(() => app.close())

  test('random histories of grant, submit, withdraw, hire, close, remove and expire keep the laws', {
    timeout: 600_000,
  }, async () => {
    await fc.assert(fc.asyncProperty(history, run), { numRuns: runs[on] })
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
  })

  async function run(steps: Step[]): Promise<void> {
    const model = new Model()
    const members: string[] = []
    for (const who of [0, 1, 2]) model.grant(who, 6)
    members.push(...(await Promise.all([0, 1, 2].map(() => aFreelancer(app, { connects: 6 })))))
    const postId = await aPost(app, client, { openings: 2 })
    const proposals = new Map<number, string>()
    for (const [i, step] of steps.entries()) {
      await both(step, i)
      await same('who' in step ? [step.who] : [0, 1, 2])
    }
    await same([0, 1, 2])
    for (const id of members) {
      const { lines } = await readStatement(app, id, {})
      expect(lines.reduce((sum, { change }) => sum + change, 0)).toBe(lines[0]?.balance ?? 0)
      expect(lines.every(({ balance }) => balance >= 0)).toBe(true)
    }

    async function same(whose: number[]): Promise<void> {
      const balances = await Promise.all(whose.map(who => readBalance(app, members[who]!)))
      expect(balances.map(({ available }) => available)).toEqual(whose.map(who => model.purse(who).length))
    }

    /** Does one step to the marketplace and to the model, and compares whether it was allowed. */
    async function both(step: Step, i: number): Promise<void> {
      if (step.do === 'wait') {
        app.pass({ hours: 24 * step.days })
        model.day += step.days
        return
      }
      if (step.do === 'clockwork') {
        await endDuePosts(app)
        await writeLapses(app)
        model.endByDate()
        return
      }
      if (!('who' in step)) {
        if (step.do === 'close') model.endByDate()
        const ended =
          step.do === 'close'
            ? await closePost(app, { by: client, postId })
            : await removePost(app, { by: operator, postId, reason: 'a scam' })
        expect(ended.ok).toBe(step.do === 'close' ? model.post === 'open' : model.post !== 'removed')
        if (ended.ok && step.do === 'close') model.end(() => model.hires === 0)
        if (ended.ok && step.do === 'remove') {
          for (const [owner, { state }] of model.proposals)
            if (state !== 'withdrawn' && state !== 'back') model.giveBack(owner)
          model.post = 'removed'
        }
        return
      }
      const by = members[step.who]!
      if (step.do === 'grant') {
        const grant = { walletId: by, source: 'test', reason: `test-${i}`, connects: step.connects }
        await committed(app, tx => giveGrants(app, tx, [grant]))
        model.grant(step.who, step.connects)
        return
      }
      if (step.do === 'submit') {
        const sent = await submitProposal(app, {
          by,
          postId,
          coverLetter: 'Yes.',
          bidCents: 100_00,
          answers: [],
          portfolio: [],
          shownPrice: price,
        })
        expect(sent.ok).toBe(model.submit(step.who))
        if (sent.ok) proposals.set(step.who, sent.value.proposalId)
        return
      }
      const proposalId = proposals.get(step.who) ?? app.newId()
      const own = model.proposals.get(step.who)
      if (own) model.endByDate()
      if (step.do === 'withdraw') {
        const gone = await withdrawProposal(app, { by, proposalId })
        expect(gone.ok).toBe(model.waiting(step.who))
        if (gone.ok) own!.state = 'withdrawn'
      } else if (step.do === 'view') {
        const seen = await viewProposal(app, { by: client, proposalId })
        expect(seen.ok).toBe(own !== undefined)
        if (own?.state === 'open') own.state = 'seen'
      } else if (step.do === 'decline') {
        const declined = await declineProposal(app, { by: client, proposalId, reason: 'Too expensive' })
        expect(declined.ok).toBe(model.waiting(step.who))
        if (declined.ok) own!.state = 'declined'
      } else {
        const hired = await hireFreelancer(app, { by: client, proposalId })
        expect(hired.ok).toBe(model.waiting(step.who) && model.post === 'open')
        if (!hired.ok) return
        own!.state = 'hired'
        model.hires += 1
        if (model.hires === 2) model.end(() => false)
        model.endDay = Math.max(model.endDay, model.day + hireKeepsOpen)
      }
    }
  }
})
