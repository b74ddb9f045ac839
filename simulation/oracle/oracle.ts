import type { Policy, ReturningEvent } from '#economy/policy/policy'
import { system } from '#marketplace/app'
import type { Op } from '../op.ts'
import { Adjustments } from './adjustments.ts'
import { Agency, type Team } from './agency.ts'
import { Auctions, isWaiting } from './auctions.ts'
import { Badges } from './badges.ts'
import { Campaigns } from './campaigns.ts'
import { Discounts } from './discounts.ts'
import { type Expected, refused } from './expected.ts'
import { Holds } from './holds.ts'
import { Interviews } from './interviews.ts'
import { OwnLimits } from './limits.ts'
import { Packs } from './packs.ts'
import { Plans } from './plans.ts'
import { Prices } from './prices.ts'
import { Profiles } from './profiles.ts'
import { Purchases } from './purchases.ts'
import { Purse } from './purse.ts'
import { Readiness } from './readiness.ts'
import { Referrals } from './referrals.ts'
import { Regions } from './regions.ts'
import { Versions } from './versions.ts'
import { Visibility } from './visibility.ts'

export type Post = {
  id: string
  client: string
  postedAt: number
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
  bidCents: number
  price: number
  sentAt: number
  /** How many ops had begun by the time it was sent. */
  begun: number
  /** The version of the rules it was sent under. */
  policy: string
  returned: number
  viewed: boolean
  interviewedAt?: number
  endedAt?: number
  /** When its post was to end before it was kept open. */
  promisedEnd?: number
}
export type People = {
  freelancers: string[]
  clients: string[]
  /** The first of the operators. */
  operator: string
  operators: string[]
  /** Whose second account an operator is, by an address of the same mailbox. */
  personOf: (id: string) => string
  team?: Team
  /** Who has named which country. */
  countries?: ReadonlyMap<string, string>
}
const day = 86_400_000

/** The id the product gave to what it made, the price it says a proposal has, and when it was sent. */
export type Given = { id?: string; price?: number; at?: number | undefined }
type Sorting = 'view' | 'shortlist' | 'interview' | 'decline' | 'hire' | 'withdraw'
const isSorting = (op: Op): op is Extract<Op, { kind: Sorting }> => 'proposalId' in op && op.kind !== 'bid'

/**
 * The marketplace in the most naive way: one thing after another, in memory, in the order in which the database committed.
 * Written from the rules' sentences, not from their code.
 */
export class Oracle {
  posts = new Map<string, Post>()
  /** In the order they were sent. */
  proposals = new Map<string, Proposal>()
  verified = new Map<string, boolean>()
  /** How many ops have begun. */
  begun = 0
  prices = new Prices(this)
  invitations = new Map<string, 'proposed' | 'declined' | null>()
  reasons = new Set<string>()
  versions: Versions
  purse: Purse
  holds: Holds
  auctions: Auctions
  regions: Regions
  discounts: Discounts
  purchases: Purchases
  adjustments: Adjustments
  limits: OwnLimits
  visibility: Visibility
  campaigns: Campaigns
  badges: Badges
  plans: Plans
  agency: Agency
  referrals: Referrals
  interviews: Interviews
  packs: Packs
  readiness: Readiness
  profiles: Profiles
  operator: string
  #policy: Policy
  #freelancers: string[]
  #operators: string[]

  constructor(policy: Policy, people: People, now: number) {
    const { freelancers, operator, operators, personOf, team } = people
    this.#policy = policy
    this.#freelancers = freelancers
    this.versions = new Versions(policy)
    this.purse = new Purse(this.versions)
    this.limits = new OwnLimits(this.purse, this.versions)
    this.adjustments = new Adjustments(this.versions, this.purse, personOf)
    this.holds = new Holds(this.versions, this.purse, this.limits)
    this.visibility = new Visibility(policy, this.purse, this.limits)
    this.campaigns = new Campaigns(this.purse)
    this.badges = new Badges(policy, (grant, now) => this.grant(grant, now))
    this.auctions = new Auctions(policy, this.purse, this.holds)
    this.packs = new Packs(this.versions, this.purse)
    this.plans = new Plans(this.versions, this, now, team?.id)
    const roles = { isOperator: this.#isOperator, isFreelancer: this.isFreelancer, personOf }
    this.regions = new Regions(this.versions, roles, people.countries)
    this.discounts = new Discounts(this.versions, roles)
    this.purchases = new Purchases(this.purse, this.packs, this)
    this.plans.hasBought = this.purchases.hasBought
    this.agency = new Agency(team, this)
    this.holds.frozen = this.agency
    this.referrals = new Referrals(this.versions, (grant, now) => this.grant(grant, now), personOf)
    this.interviews = new Interviews(
      { versions: this.versions, packs: this.packs, personOf },
      (grant, now) => !this.agency.is(grant.walletId) && this.grant(grant, now),
    )
    this.profiles = new Profiles(this.versions, (grant, now) => this.grant(grant, now))
    this.readiness = new Readiness(this.versions, (grant, now) => this.grant(grant, now))
    this.operator = operator
    this.#operators = operators
  }

  publish(
    id: string,
    { by, budgetCents, openings }: { by: string; budgetCents: number; openings: number },
    now: number,
  ) {
    const [postedAt, endsAt] = [now, now + 30 * day]
    this.posts.set(id, { id, client: by, budgetCents, openings, postedAt, endsAt, state: 'open', hires: 0 })
  }

  /** Whether a proposal would cost a freelancer something they have and have not spent on this post yet. */
  mayPay(post: Post, freelancer: string, now: number): boolean {
    const price = this.prices.shown(post, freelancer, now)
    const proposed = [...this.proposals.values()].some(({ post: to, owner }) => to === post.id && owner === freelancer)
    return !proposed && price > 0 && this.purse.of(freelancer, now).length >= price
  }

  /** The posts whose date has come and that nobody has ended yet. */
  due(now: number): string[] {
    return [...this.posts.values()].filter(post => post.state === 'open' && post.endsAt <= now).map(({ id }) => id)
  }

  endByDate(ids: string[], now: number): void {
    this.pass(now)
    this.returnUnread(ids, now)
    this.keepPromises(ids, now)
    const ends = new Set(this.due(now).filter(id => ids.includes(id)))
    this.#settle(ends, post => (post.hires > 0 ? 'closedAfterHire' : 'ended'), now)
    for (const id of ends) this.posts.get(id)!.state = 'ended'
  }

  /** What nobody has opened for as long as the rules said comes back, and stays with the client. */
  returnUnread(posts: string[], now: number): void {
    for (const proposal of this.proposals.values())
      if (posts.includes(proposal.post) && this.unreadUntil(proposal) <= now) this.#giveBackWhole(proposal, now)
  }

  /** Until when somebody has to have opened a proposal. */
  unreadUntil({ state, viewed, returned, price, sentAt, policy }: Proposal): number {
    const hours = this.versions.of(policy).returns.unreadHours
    const waits = hours !== null && state === 'submitted' && !viewed && returned < price
    return waits ? sentAt + hours * 3_600_000 : Infinity
  }

  /** What the ends that were put off would have brought back by now comes back. */
  keepPromises(ids: string[], now: number): void {
    for (const proposal of this.proposals.values()) {
      if (!ids.includes(proposal.post) || !isWaiting(proposal) || (proposal.promisedEnd ?? Infinity) > now) continue
      const { hires } = this.posts.get(proposal.post)!
      this.#giveBack(proposal, hires > 0 ? 'closedAfterHire' : 'ended', now)
    }
  }

  /** An act of the client that keeps their post open, to the end of the last day. */
  #prolong(post: Post, act: 'interviewed' | 'hired', now: number): void {
    const rules = this.#policy.posts.prolonged
    if (post.state !== 'open' || post.endsAt <= now || !rules?.by.includes(act)) return
    const until = this.#keptOpenUntil(rules, now)
    if (until > post.endsAt) this.#keepOpen(post, until)
  }

  #keptOpenUntil = ({ days }: { days: number }, now: number): number => (Math.floor(now / day) + days + 1) * day

  #keepOpen(post: Post, until: number): void {
    for (const proposal of this.proposals.values())
      if (proposal.post === post.id && isWaiting(proposal)) proposal.promisedEnd ??= post.endsAt
    post.endsAt = until
    this.auctions.prolong(post)
  }

  /** The client asks for it. Before anybody looks whose post it is, what is due on it happens. */
  #askLonger({ by, postId }: Op & { kind: 'prolong' }, now: number): Expected {
    this.endByDate([postId], now)
    const post = this.posts.get(postId)
    if (post?.client !== by) return refused('not-found')
    if (post.state !== 'open') return refused('post-not-open')
    const rules = this.#policy.posts.prolonged
    if (!rules) return refused('prolonging-off')
    const until = this.#keptOpenUntil(rules, now)
    if (until <= post.endsAt) return refused('open-long-enough')
    this.#keepOpen(post, until)
    return { fields: { postId, endsAt: Temporal.Instant.fromEpochMilliseconds(until).toString() } }
  }

  /** Time goes by: each hold whose time is up gives back what it holds, at that instant, and months begin. */
  pass(now: number): void {
    for (;;) {
      const [month, drop] = [this.plans.next, this.plans.nextDrop(this.#freelancers)]
      if (Math.min(month, drop.at) > now) break
      this.holds.timeOut(Math.min(month, drop.at))
      if (month <= drop.at) this.plans.begin(this.#freelancers)
      else this.plans.drip(drop)
    }
    this.holds.timeOut(now)
    this.auctions.pass(now)
  }

  charge(meters: string[], now: number): void {
    this.pass(now)
    this.visibility.charge(meters, now)
  }

  payReferrals(ids: string[], since: number, now: number): void {
    this.pass(now)
    this.noteReferrals()
    this.referrals.pay(ids, since, now)
  }

  /** What they have done by now who came by a link. */
  noteReferrals(): void {
    const facts = [...this.proposals.values()].map(proposal => ({
      ...proposal,
      kept: !isWaiting(proposal),
      client: this.posts.get(proposal.post)!.client,
      verified: this.#isVerified(this.posts.get(proposal.post)!.client),
    }))
    this.referrals.note(facts, this.begun)
  }

  /** Decides what the interviews on these proposals give, of those of which it can be decided. */
  payInterviews(ids: string[], now: number): void {
    this.pass(now)
    const won = ids.flatMap(id => {
      const proposal = this.proposals.get(id)
      const interviewedAt = proposal?.interviewedAt
      return interviewedAt ? [{ ...proposal!, interviewedAt, client: this.posts.get(proposal!.post)!.client }] : []
    })
    this.interviews.decide(won, this.#isVerified, now)
  }

  #isVerified = (client: string): boolean => this.verified.get(client) === true

  settlePacks(owners: string[], now: number): void {
    this.pass(now)
    this.packs.settle(owners, this.purchases.isRevoked, now)
  }

  payBadges(badges: string[], now: number): void {
    this.pass(now)
    this.badges.pay(badges, now)
  }

  grant({ walletId, reason, connects }: { walletId: string; reason: string; connects: number }, now: number): boolean {
    const once = `${walletId}/${reason}`
    if (this.reasons.has(once)) return false
    this.reasons.add(once)
    this.purse.grant(walletId, connects, now)
    return true
  }

  /** What ops of one commit are about is brought up to date before any of them: posts whose date has come end, auctions close. Strangers open nothing. */
  open(all: Op[], now: number): void {
    const ops = all.filter(op => !this.agency.stranger(op))
    const posts = ops.flatMap(op => this.#postOf(op) ?? [])
    this.pass(now)
    this.endByDate(posts, now)
    const opened = ops.filter(({ kind }) => kind !== 'close' && kind !== 'hire') // These open only what they change.
    this.auctions.closeDue(
      opened.flatMap(op => this.#postOf(op) ?? []),
      now,
    )
  }

  #postOf(op: Op): string | undefined {
    if (op.kind === 'close') return op.postId
    return 'proposalId' in op ? this.proposals.get(op.proposalId)?.post : undefined
  }

  /** Does one op. */
  decide(op: Op, given: Given, now: number): Expected {
    this.pass(now)
    if (op.kind === 'grant') {
      if (op.by !== system) return refused('not-an-operator')
      return { fields: { walletId: op.walletId, given: this.grant(op, now) } }
    }
    if (op.kind === 'set-plan')
      return this.#isOperator(op.by) ? this.plans.set(op.memberId, op.plan, now) : refused('not-an-operator')
    if (op.kind === 'record-purchase')
      return this.#isOperator(op.by) ? this.purchases.record(op, now) : refused('not-an-operator')
    if (op.kind === 'revoke-purchase')
      return this.#isOperator(op.by) ? this.purchases.revoke(op, now) : refused('not-an-operator')
    if (op.kind === 'name-country') return this.regions.name(op)
    if (op.kind === 'set-price-country') return this.regions.set(op, now)
    if (op.kind === 'offer') return this.discounts.offer(op, given.id ?? 'none', now)
    if (op.kind === 'approve-offer') return this.discounts.approve(op)
    if (op.kind === 'end-offer') return this.discounts.end(op, now)
    if (op.kind === 'claim-offer') return this.discounts.claim(op, now)
    if (op.kind === 'activate-policy')
      return this.#isOperator(op.by) ? this.versions.activate(op, now) : refused('not-an-operator')
    if (op.kind === 'cancel-policy')
      return this.#isOperator(op.by) ? this.versions.cancel(op, now) : refused('not-an-operator')
    if (op.kind === 'edit-profile') return this.profiles.edit(op, now)
    if (op.kind === 'start-test') return this.readiness.start(op.by, now)
    if (op.kind === 'keep-answers') return this.readiness.keep(op, now)
    if (op.kind === 'hand-in') return this.readiness.submit(op, now)
    if (op.kind === 'let-go') return this.agency.letGo(op)
    if (op.kind === 'place-hold') return this.holds.placeOwn(op, given.id, now)
    if (op.kind === 'capture-hold' || op.kind === 'release-hold') return this.holds.change(op, now)
    if (op.kind === 'bid') return this.agency.note(op, this.agency.stranger(op) ?? this.#bid(op, now))
    if (op.kind === 'set-limits') return this.limits.set(op, now)
    if (op.kind === 'start-visibility') return this.visibility.start(op, now)
    if (op.kind === 'stop-visibility') return this.visibility.stop(op)
    if (op.kind === 'create-campaign')
      return this.#isOperator(op.by) ? this.campaigns.create(op, given.id ?? 'none', now) : refused('not-an-operator')
    if (op.kind === 'claim')
      return this.#freelancers.includes(op.by) ? this.campaigns.claim(op, now) : refused('not-a-freelancer')
    if (op.kind === 'set-badge') {
      if (!this.#isOperator(op.by)) return refused('not-an-operator')
      return this.badges.set(op, this.#freelancers.includes(op.memberId), now)
    }
    if (op.kind === 'adjust' || op.kind === 'approve' || op.kind === 'reject') return this.#adjust(op, given, now)
    if (op.kind === 'submit') return this.agency.note(op, this.agency.stranger(op) ?? this.#submit(op, given, now))
    if (op.kind === 'close' || op.kind === 'remove') return this.#end(op, now)
    if (op.kind === 'prolong') return this.#askLonger(op, now)
    if (op.kind === 'invite') return this.#invite(op, now)
    if (op.kind === 'decline-invitation') return this.#declineInvitation(op)
    if (isSorting(op)) return this.#sort(op, now)
    throw new Error(`The oracle was asked about ${op.kind}`)
  }

  isFreelancer = (id: string): boolean => this.#freelancers.includes(id)

  #isOperator = (by: string): boolean => by === system || this.#operators.includes(by)

  #submit(op: Op & { kind: 'submit' }, given: Given, now: number): Expected {
    const post = this.posts.get(op.postId)
    if (!post || post.state === 'removed') return refused('not-found')
    if (post.client === op.by || post.client === op.actor) return refused('own-post')
    for (const { post: to, owner } of this.proposals.values())
      if (to === post.id && owner === op.by) return refused('already-proposed')
    if (post.state !== 'open' || post.endsAt <= now) return refused('post-not-open')
    const price = this.prices.paid(post, { ...op, given: given.price }, now)
    if (op.shownPrice !== price) return refused('price-changed')
    const frozen = price > 0 && this.agency.frozen(op.by, now)
    if (frozen) return refused(frozen)
    const over = this.limits.over(op.by, { connects: price, on: 'proposal' }, now)
    if (over) return refused(over)
    const id = given.id ?? 'none'
    if (!this.purse.pay(op.by, price, id, now)) return refused('too-few-connects')
    this.proposals.set(id, {
      id,
      post: post.id,
      owner: op.by,
      state: 'submitted',
      bidCents: op.bidCents,
      price,
      sentAt: given.at ?? now,
      begun: this.begun,
      policy: this.versions.version(now, op.by).id,
      returned: 0,
      viewed: false,
    })
    this.packs.sent(this.proposals.get(id)!)
    const pair = `${post.id}/${op.by}`
    if (this.invitations.get(pair) === null) this.invitations.set(pair, 'proposed')
    return { fields: { postId: post.id, price, balance: this.purse.of(op.by, now).length } }
  }

  #bid({ by, proposalId, connects }: Op & { kind: 'bid' }, now: number): Expected {
    const proposal = this.proposals.get(proposalId)
    if (!proposal || proposal.owner !== by) return refused('not-found')
    const post = this.posts.get(proposal.post)!
    if (!isWaiting(proposal)) return refused('proposal-not-open')
    if (post.state !== 'open' || post.endsAt <= now) return refused('boost-closed')
    const over = (more: number) =>
      this.limits.over(by, { connects: more, inAll: connects, on: 'boost' }, now) ?? this.agency.frozen(by, now)
    return this.auctions.bid({ connects, proposal, post }, over, now)
  }

  #adjust(op: Op & { kind: 'adjust' | 'approve' | 'reject' }, { id = 'none' }: Given, now: number): Expected {
    if (!this.#operators.includes(op.by)) return refused('not-an-operator')
    if (op.kind !== 'adjust') return this.adjustments.settle(op, now)
    return this.adjustments.ask(op, { id, isOwner: this.#freelancers.includes(op.walletId), now })
  }

  #sort(op: Extract<Op, { kind: Sorting }>, now: number): Expected {
    const proposal = this.proposals.get(op.proposalId)
    const post = proposal && this.posts.get(proposal.post)!
    if (!proposal || !post) return refused('not-found')
    if (op.by !== (op.kind === 'withdraw' ? proposal.owner : post.client)) return refused('not-found')
    const fields = { proposalId: proposal.id }
    const waiting = isWaiting(proposal)
    if (op.kind === 'view') {
      proposal.viewed = true
      if (proposal.state === 'submitted') proposal.state = 'viewed'
      this.auctions.act(proposal, 'opened', now)
      return { fields: { ...fields, state: proposal.state } }
    }
    if (op.kind === 'hire' && post.state !== 'open') return refused('post-already-ended')
    if (!waiting) return refused('proposal-not-open')
    if (op.kind === 'shortlist' || op.kind === 'interview') {
      if (proposal.state === 'interviewing') return refused('proposal-not-open')
      proposal.viewed = true
      proposal.state = op.kind === 'shortlist' ? (op.on ? 'shortlisted' : 'viewed') : 'interviewing'
      if (op.kind === 'shortlist') {
        if (op.on) this.auctions.act(proposal, 'shortlisted', now)
      } else {
        proposal.interviewedAt = now
        this.auctions.act(proposal, 'interviewed', now)
        this.interviews.began({ ...proposal, interviewedAt: now, client: post.client }, this.#isVerified, now)
        this.#prolong(post, 'interviewed', now)
      }
      return { fields: { ...fields, state: proposal.state } }
    }
    if (op.kind === 'hire') return this.#hire(proposal, post, now)
    if (op.kind === 'decline') proposal.viewed = true
    const before = proposal.returned
    const event = op.kind === 'decline' ? 'declined' : 'withdrawn'
    this.auctions.leave(proposal, event)
    this.#giveBack(proposal, event, now)
    proposal.state = event
    proposal.endedAt = now
    const told = op.kind === 'withdraw' ? { returned: proposal.returned - before } : {}
    return { fields: { ...fields, state: proposal.state, ...told } }
  }

  #hire(proposal: Proposal, post: Post, now: number): Expected {
    proposal.state = 'hired'
    proposal.endedAt = now
    proposal.viewed = true
    post.hires += 1
    this.auctions.closeDue([post.id], now)
    this.auctions.act(proposal, 'hired', now)
    this.auctions.firstHire(post)
    this.auctions.flush(now)
    if (post.hires >= post.openings) {
      this.#settle(new Set([post.id]), () => 'anotherHired', now)
      post.state = 'filled'
    }
    this.#prolong(post, 'hired', now)
    return { fields: { proposalId: proposal.id, state: 'hired', postState: post.state, hires: post.hires } }
  }

  #end(op: Extract<Op, { kind: 'close' | 'remove' }>, now: number): Expected {
    const post = this.posts.get(op.postId)
    if (!post) return refused('not-found')
    if (op.kind === 'close' && post.client !== op.by) return refused('not-found')
    if (op.kind === 'remove') {
      this.returnUnread([post.id], now)
      this.keepPromises([post.id], now)
    }
    if (op.kind === 'remove' && !this.#isOperator(op.by)) return refused('not-an-operator')
    if (op.kind === 'close' ? post.state !== 'open' : post.state === 'removed') return refused('post-already-ended')
    const rule = op.kind === 'remove' ? 'removed' : post.hires > 0 ? 'closedAfterHire' : 'closedWithoutHire'
    const came = this.#settle(new Set([post.id]), () => rule, now)
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
  #settle(ids: Set<string>, event: (post: Post) => ReturningEvent, now: number) {
    const came = { connects: 0, proposals: 0 }
    this.auctions.closeDue(ids, now)
    for (const id of ids) this.auctions.endPost(this.posts.get(id)!, event(this.posts.get(id)!))
    for (const proposal of this.proposals.values()) {
      if (!ids.has(proposal.post)) continue
      const why = event(this.posts.get(proposal.post)!)
      const waiting = isWaiting(proposal)
      if (why === 'removed' ? ['withdrawn', 'returned'].includes(proposal.state) : !waiting) continue
      const before = proposal.returned
      this.#giveBack(proposal, why, now)
      const back = proposal.returned - before
      came.connects += back
      came.proposals += back > 0 ? 1 : 0
      const whole = this.versions.of(proposal.policy).returns[why].proposal === 'all'
      if (back > 0 || (proposal.price === 0 && whole)) proposal.state = 'returned'
      else if (waiting) proposal.state = 'ended'
      if (!isWaiting(proposal)) proposal.endedAt ??= now
    }
    this.auctions.flush(now)
    return came
  }

  #giveBack(proposal: Proposal, event: ReturningEvent, now: number): void {
    const how = this.versions.of(proposal.policy).returns[event].proposal
    if (how === 'none' || (how === 'if-never-opened' && proposal.viewed)) return
    this.#giveBackWhole(proposal, now)
  }

  #giveBackWhole(proposal: Proposal, now: number): void {
    if (proposal.returned === proposal.price) return
    this.purse.giveBack(proposal.id, now, { rule: this.versions.of(proposal.policy).returns.intoLapsedLot })
    proposal.returned = proposal.price
  }
}
