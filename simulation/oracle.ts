import type { HowMuchReturns, Policy } from '#economy/policy'
import { system } from '#marketplace/app'
import type { Op } from './op.ts'
import { Plans } from './plans.ts'
import { Purse } from './purse.ts'

type Post = {
  id: string
  client: string
  budgetCents: number
  openings: number
  endsAt: number
  state: 'open' | 'filled' | 'closed' | 'ended' | 'removed'
  hires: number
}
export type Proposal = {
  id: string
  post: string
  owner: string
  state: string
  price: number
  returned: number
  viewed: boolean
  /** When its post was to end before it was kept open. */
  promisedEnd?: number
}
type Hold = {
  id: string
  owner: string
  amount: number
  captured: number
  released: number
  timesOutAt: number
  state: 'placed' | 'captured' | 'released' | 'timed-out'
}
type Purchase = { connects: number; cents: number; revoked: { taken: number; shortfall: number } | undefined }
export type People = { freelancers: string[]; clients: string[]; operator: string }
/** What the product must answer: why not, or these fields among others. */
export type Expected = { refused: string } | { fields: Record<string, unknown> }

const refused = (code: string): Expected => ({ refused: code })
const day = 86_400_000

/** Whether a proposal is still to be answered. */
export const isWaiting = (state: string): boolean =>
  ['submitted', 'viewed', 'shortlisted', 'interviewing'].includes(state)

/**
 * The marketplace in the most naive way: one thing after another, in memory, in the order in which the database committed.
 * Written from the rules' sentences, not from their code.
 */
export class Oracle {
  posts = new Map<string, Post>()
  /** In the order they were sent. */
  proposals = new Map<string, Proposal>()
  verified = new Map<string, boolean>()
  invitations = new Map<string, 'proposed' | 'declined' | null>()
  reasons = new Set<string>()
  /** In the order they were placed. */
  holds = new Map<string, Hold>()
  #holdReasons = new Map<string, Hold>()
  #interviews: { owner: string; at: number; connects: number }[] = []
  /** What was bought, by wallet and payment. */
  purchases = new Map<string, Purchase>()
  plans: Plans
  purse: Purse
  operator: string
  #policy: Policy
  #freelancers: string[]

  constructor(policy: Policy, { freelancers, operator }: People, now: number) {
    this.#policy = policy
    this.#freelancers = freelancers
    this.purse = new Purse(policy)
    this.plans = new Plans(policy, this.purse, now)
    this.operator = operator
  }

  publish(
    id: string,
    { by, budgetCents, openings }: { by: string; budgetCents: number; openings: number },
    now: number,
  ) {
    this.posts.set(id, { id, client: by, budgetCents, openings, endsAt: now + 30 * day, state: 'open', hires: 0 })
  }

  price(post: Post, freelancer: string): number {
    if (this.invitations.has(`${post.id}/${freelancer}`)) return 0
    const steps = [1, 2, 4, 6]
    const full = post.budgetCents < 50_00 ? 1 : post.budgetCents < 600_00 ? 2 : 3
    return steps[this.verified.get(post.client) ? full : full - 1]!
  }

  /** Whether a proposal would cost a freelancer something they have and have not spent on this post yet. */
  mayPay(post: Post, freelancer: string, now: number): boolean {
    const price = this.price(post, freelancer)
    const proposed = [...this.proposals.values()].some(({ post: to, owner }) => to === post.id && owner === freelancer)
    return !proposed && price > 0 && this.purse.of(freelancer, now).length >= price
  }

  /** The posts whose date has come and that nobody has ended yet. */
  due(now: number): string[] {
    return [...this.posts.values()].filter(post => post.state === 'open' && post.endsAt <= now).map(({ id }) => id)
  }

  endByDate(ids: string[], now: number): void {
    this.keepPromises(ids, now)
    const ends = new Set(this.due(now).filter(id => ids.includes(id)))
    const rule = (post: Post) => this.#policy.returns[post.hires > 0 ? 'closedAfterHire' : 'ended'].proposal
    this.#settle(ends, post => rule(post), now)
    for (const id of ends) this.posts.get(id)!.state = 'ended'
  }

  /** What the ends that were put off would have brought back by now comes back. */
  keepPromises(ids: string[], now: number): void {
    for (const proposal of this.proposals.values()) {
      if (!ids.includes(proposal.post) || !isWaiting(proposal.state) || (proposal.promisedEnd ?? Infinity) > now)
        continue
      const { hires } = this.posts.get(proposal.post)!
      this.#giveBack(proposal, this.#policy.returns[hires > 0 ? 'closedAfterHire' : 'ended'].proposal, now)
    }
  }

  /** An act of the client that keeps their post open, to the end of the last day. */
  #prolong(post: Post, act: 'interviewed' | 'hired', now: number): void {
    const rules = this.#policy.posts.prolonged
    if (post.state !== 'open' || post.endsAt <= now || !rules?.by.includes(act)) return
    const until = (Math.floor(now / day) + rules.days + 1) * day
    if (until <= post.endsAt) return
    for (const proposal of this.proposals.values())
      if (proposal.post === post.id && isWaiting(proposal.state)) proposal.promisedEnd ??= post.endsAt
    post.endsAt = until
  }

  /** Time goes by: each hold whose time is up gives back what it holds, at that instant, and months begin. */
  pass(now: number): void {
    for (; this.plans.next <= now; this.plans.begin(this.#freelancers)) this.#timeOut(this.plans.next)
    this.#timeOut(now)
  }

  #timeOut(now: number): void {
    const due = [...this.holds.values()].filter(hold => hold.state === 'placed' && hold.timesOutAt <= now)
    for (const hold of due.sort((a, b) => a.timesOutAt - b.timesOutAt))
      this.#endHold(hold, 'timed-out', hold.timesOutAt)
  }

  grant({ walletId, reason, connects }: { walletId: string; reason: string; connects: number }, now: number): boolean {
    const once = `${walletId}/${reason}`
    if (this.reasons.has(once)) return false
    this.reasons.add(once)
    this.purse.grant(walletId, connects, now)
    return true
  }

  /** How many of an owner's Connects are held. */
  held(owner: string): number {
    const own = [...this.holds.values()].filter(hold => hold.owner === owner && hold.state === 'placed')
    return this.purse.count(own.map(({ id }) => id))
  }

  /** The post an op is about: it ends before anything else when its date has come. */
  postOf(op: Op): string | undefined {
    if (op.kind === 'close') return op.postId
    return 'proposalId' in op ? this.proposals.get(op.proposalId)?.post : undefined
  }

  /** Does one op. `given` is the id the product gave to what it made. */
  decide(op: Op, given: string | undefined, now: number): Expected {
    this.pass(now)
    if (op.kind === 'grant') {
      if (op.by !== system) return refused('not-an-operator')
      return { fields: { walletId: op.walletId, given: this.grant(op, now) } }
    }
    if (op.kind === 'set-plan')
      return this.#isOperator(op.by) ? this.plans.set(op.memberId, op.plan, now) : refused('not-an-operator')
    if (op.kind === 'record-purchase') return this.#recordPurchase(op, now)
    if (op.kind === 'revoke-purchase') return this.#revokePurchase(op, now)
    if (op.kind === 'place-hold') return this.#placeHold(op, given, now)
    if (op.kind === 'capture-hold' || op.kind === 'release-hold') return this.#changeHold(op, now)
    if (op.kind === 'submit') return this.#submit(op, given, now)
    if (op.kind === 'close' || op.kind === 'remove') return this.#end(op, now)
    if (op.kind === 'invite') return this.#invite(op, now)
    if (op.kind === 'decline-invitation') return this.#declineInvitation(op)
    if ('proposalId' in op) return this.#sort(op, now)
    throw new Error(`The oracle was asked about ${op.kind}`)
  }

  /** Whether a payment stands and something it bought was spent or is held. */
  isUsed(once: string): boolean {
    const payment = once.split('/')[1]!
    const isNew = this.purchases.get(once)?.revoked === undefined
    return isNew && this.purse.coins.some(coin => coin.payment === payment && coin.paidFor !== null)
  }

  #isOperator = (by: string): boolean => by === system || by === this.operator

  #recordPurchase(op: Op & { kind: 'record-purchase' }, now: number): Expected {
    const { by, walletId, reference, connects, cents } = op
    if (!this.#isOperator(by)) return refused('not-an-operator')
    const once = `${walletId}/${reference}`
    const known = this.purchases.get(once)
    if (known && (known.connects !== connects || known.cents !== cents)) return refused('purchase-differs')
    if (!known) {
      this.purchases.set(once, { connects, cents, revoked: undefined })
      this.purse.buy(walletId, connects, { payment: reference, now })
    }
    const balance = this.purse.of(walletId, now).length
    return { fields: { walletId, reference, recorded: !known, balance, owed: this.purse.owed.get(walletId) ?? 0 } }
  }

  #revokePurchase({ by, walletId, reference }: Op & { kind: 'revoke-purchase' }, now: number): Expected {
    if (!this.#isOperator(by)) return refused('not-an-operator')
    const purchase = this.purchases.get(`${walletId}/${reference}`)
    if (!purchase) return refused('not-found')
    const isNew = purchase.revoked === undefined
    purchase.revoked ??= this.purse.revoke(walletId, reference, now)
    return { fields: { ...purchase.revoked, revoked: isNew, owed: this.purse.owed.get(walletId) ?? 0 } }
  }

  #submit(op: Op & { kind: 'submit' }, given: string | undefined, now: number): Expected {
    const post = this.posts.get(op.postId)
    if (!post || post.state === 'removed') return refused('not-found')
    if (post.client === op.by) return refused('own-post')
    for (const { post: to, owner } of this.proposals.values())
      if (to === post.id && owner === op.by) return refused('already-proposed')
    if (post.state !== 'open' || post.endsAt <= now) return refused('post-not-open')
    const price = this.price(post, op.by)
    if (op.shownPrice !== price) return refused('price-changed')
    const id = given ?? 'none'
    if (!this.purse.pay(op.by, price, id, now)) return refused('too-few-connects')
    this.proposals.set(id, {
      id,
      post: post.id,
      owner: op.by,
      state: 'submitted',
      price,
      returned: 0,
      viewed: false,
    })
    const pair = `${post.id}/${op.by}`
    if (this.invitations.get(pair) === null) this.invitations.set(pair, 'proposed')
    return { fields: { postId: post.id, price, balance: this.purse.of(op.by, now).length } }
  }

  #sort(op: Extract<Op, { proposalId: string }>, now: number): Expected {
    const proposal = this.proposals.get(op.proposalId)
    const post = proposal && this.posts.get(proposal.post)!
    if (!proposal || !post) return refused('not-found')
    if (op.by !== (op.kind === 'withdraw' ? proposal.owner : post.client)) return refused('not-found')
    const fields = { proposalId: proposal.id }
    const waiting = isWaiting(proposal.state)
    if (op.kind === 'view') {
      proposal.viewed = true
      if (proposal.state === 'submitted') proposal.state = 'viewed'
      return { fields: { ...fields, state: proposal.state } }
    }
    if (op.kind === 'hire' && post.state !== 'open') return refused('post-already-ended')
    if (!waiting) return refused('proposal-not-open')
    if (op.kind === 'shortlist' || op.kind === 'interview') {
      if (proposal.state === 'interviewing') return refused('proposal-not-open')
      proposal.viewed = true
      proposal.state = op.kind === 'shortlist' ? (op.on ? 'shortlisted' : 'viewed') : 'interviewing'
      if (op.kind === 'interview') {
        this.#interviewWon(proposal, post, now)
        this.#prolong(post, 'interviewed', now)
      }
      return { fields: { ...fields, state: proposal.state } }
    }
    if (op.kind === 'hire') return this.#hire(proposal, post, now)
    if (op.kind === 'decline') proposal.viewed = true
    const before = proposal.returned
    this.#giveBack(proposal, this.#policy.returns[op.kind === 'decline' ? 'declined' : 'withdrawn'].proposal, now)
    proposal.state = op.kind === 'decline' ? 'declined' : 'withdrawn'
    const told = op.kind === 'withdraw' ? { returned: proposal.returned - before } : {}
    return { fields: { ...fields, state: proposal.state, ...told } }
  }

  #interviewWon({ owner, price }: Proposal, { client }: Post, now: number): void {
    const rules = this.#policy.grants.interview
    if (!rules || price === 0) return
    const recent = this.#interviews.filter(given => given.owner === owner && given.at > now - rules.days * day)
    const connects = Math.min(rules.connects, rules.most - recent.reduce((sum, given) => sum + given.connects, 0))
    const isNew = connects > 0 && this.grant({ walletId: owner, reason: `interview:${client}`, connects }, now)
    if (isNew) this.#interviews.push({ owner, at: now, connects })
  }

  #hire(proposal: Proposal, post: Post, now: number): Expected {
    proposal.state = 'hired'
    proposal.viewed = true
    post.hires += 1
    if (post.hires >= post.openings) {
      this.#settle(new Set([post.id]), () => this.#policy.returns.anotherHired.proposal, now)
      post.state = 'filled'
    }
    this.#prolong(post, 'hired', now)
    return { fields: { proposalId: proposal.id, state: 'hired', postState: post.state, hires: post.hires } }
  }

  #end(op: Extract<Op, { kind: 'close' | 'remove' }>, now: number): Expected {
    const post = this.posts.get(op.postId)
    if (!post) return refused('not-found')
    if (op.kind === 'close' && post.client !== op.by) return refused('not-found')
    if (op.kind === 'remove') this.keepPromises([post.id], now)
    if (op.kind === 'remove' && op.by !== this.operator) return refused('not-an-operator')
    if (op.kind === 'close' ? post.state !== 'open' : post.state === 'removed') return refused('post-already-ended')
    const rule = op.kind === 'remove' ? 'removed' : post.hires > 0 ? 'closedAfterHire' : 'closedWithoutHire'
    const came = this.#settle(new Set([post.id]), () => this.#policy.returns[rule].proposal, now, op.kind === 'remove')
    post.state = op.kind === 'remove' ? 'removed' : 'closed'
    return { fields: { postId: post.id, state: post.state, returned: came.connects, proposals: came.proposals } }
  }

  #invite(op: Op & { kind: 'invite' }, now: number): Expected {
    const post = this.posts.get(op.postId)
    if (!post) return refused('not-found')
    if (post.client !== op.by) return refused(post.state === 'removed' ? 'not-found' : 'not-yours')
    if (post.state !== 'open' || post.endsAt <= now) return refused('post-not-open')
    const pair = `${post.id}/${op.freelancerId}`
    for (const { post: to, owner } of this.proposals.values())
      if (`${to}/${owner}` === pair) return refused('has-proposed')
    if (this.invitations.has(pair)) return refused('already-invited')
    this.invitations.set(pair, null)
    return { fields: { postId: post.id, freelancerId: op.freelancerId } }
  }

  #declineInvitation(op: Op & { kind: 'decline-invitation' }): Expected {
    const pair = `${op.postId}/${op.by}`
    if (!this.invitations.has(pair)) return refused('not-found')
    if (this.invitations.get(pair) !== null) return refused('invitation-answered')
    this.invitations.set(pair, 'declined')
    return { fields: { postId: op.postId } }
  }

  /** Everybody on posts that end gets back what the rule says. On a removal also those whose proposal had ended. */
  #settle(ids: Set<string>, rule: (post: Post) => HowMuchReturns, now: number, removal = false) {
    const came = { connects: 0, proposals: 0 }
    for (const proposal of this.proposals.values()) {
      if (!ids.has(proposal.post)) continue
      const waiting = isWaiting(proposal.state)
      if (removal ? ['withdrawn', 'returned'].includes(proposal.state) : !waiting) continue
      const how = rule(this.posts.get(proposal.post)!)
      const before = proposal.returned
      this.#giveBack(proposal, how, now)
      const back = proposal.returned - before
      came.connects += back
      came.proposals += back > 0 ? 1 : 0
      if (back > 0 || (proposal.price === 0 && how === 'all')) proposal.state = 'returned'
      else if (waiting) proposal.state = 'ended'
    }
    return came
  }

  #placeHold(op: Op & { kind: 'place-hold' }, given: string | undefined, now: number): Expected {
    const once = `${op.by}/${op.reason}`
    const before = this.#holdReasons.get(once)
    const answer = (id: string, balance = this.purse.of(op.by, now).length): Expected => ({
      fields: { holdId: id, connects: op.connects, balance },
    })
    if (before) {
      const same = before.amount === op.connects && before.timesOutAt === op.timesOutAt
      return same ? answer(before.id) : refused('hold-reason-used')
    }
    if (op.connects < 1 || op.timesOutAt <= now) return refused('invalid-input')
    const id = given ?? 'none'
    if (!this.purse.pay(op.by, op.connects, id, now)) return refused('too-few-connects')
    const { by: owner, connects: amount, timesOutAt } = op
    const hold: Hold = { id, owner, amount, timesOutAt, captured: 0, released: 0, state: 'placed' }
    this.holds.set(id, hold)
    this.#holdReasons.set(once, hold)
    return answer(id)
  }

  #changeHold(op: Extract<Op, { holdId: string }>, now: number): Expected {
    const hold = this.holds.get(op.holdId)
    const may = op.by === system || (op.kind === 'release-hold' && op.by === hold?.owner)
    if (!hold || hold.owner !== op.walletId || !may) return refused('hold-not-found')
    if (hold.state !== 'placed') return refused('hold-ended')
    if (op.kind === 'release-hold') this.#endHold(hold, 'released', now)
    else {
      if (op.connects < 1) return refused('invalid-input')
      if (op.connects > this.purse.count([hold.id])) return refused('hold-too-small')
      this.purse.spend(hold.id, op.connects)
      hold.captured += op.connects
      if (op.release || hold.captured === hold.amount) this.#endHold(hold, 'captured', now)
    }
    const { id: holdId, state, captured, released } = hold
    const held = this.purse.count([hold.id])
    return { fields: { holdId, state, captured, released, held, balance: this.purse.of(hold.owner, now).length } }
  }

  #endHold(hold: Hold, state: Hold['state'], now: number): void {
    this.purse.giveBack(hold.id, now, this.#policy.holds.ofLapsedLot)
    hold.released = hold.amount - hold.captured
    hold.state = state
  }

  #giveBack(proposal: Proposal, how: HowMuchReturns, now: number): void {
    if (how === 'none' || (how === 'if-never-opened' && proposal.viewed)) return
    if (proposal.returned === proposal.price) return
    this.purse.giveBack(proposal.id, now)
    proposal.returned = proposal.price
  }
}
