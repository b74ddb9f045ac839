import type { ClientAct } from '#economy/boosts/boost-rules'
import type { Policy, ReturningEvent } from '#economy/policy/policy'
import { type Expected, refused } from './expected.ts'
import type { Hold, Holds } from './holds.ts'
import type { Post, Proposal } from './oracle.ts'
import type { Purse } from './purse.ts'

/** `held` and `charged` in Connects; `turn` is its place among all bids of the post. */
export type Bid = {
  proposal: Proposal
  connects: number
  turn: number
  state: 'placed' | 'consumed' | 'kept' | 'outbid' | 'released' | 'returned'
  held: number
  charged: number
  opens: number
  /** When an opening last counted. */
  openedAt: number
  holds: Hold[]
  until: number
}
export type Auction = {
  post: Post
  closesAt: number
  closed: boolean
  placebo: boolean
  /** What a place costs under a uniform price, once that is known. */
  clearing: number | null
  losing: number
  turns: number
  bids: Bid[]
}

const day = 86_400_000
export const isWaiting = ({ state }: Pick<Proposal, 'state'>): boolean =>
  ['submitted', 'viewed', 'shortlisted', 'interviewing'].includes(state)

/**
 * The auctions of boosted places. What becomes of a bid is decided at once; its Connects move when `flush` says so, because
 * in one commit the prices of proposals come back before their boosts do.
 */
export class Auctions {
  all = new Map<string, Auction>()
  /** Which auctions the product has drawn as placebos. */
  placebos = new Map<string, boolean>()
  #policy: Policy
  #purse: Purse
  #holds: Holds
  #moves: (() => void)[] = []

  constructor(policy: Policy, purse: Purse, holds: Holds) {
    this.#policy = policy
    this.#purse = purse
    this.#holds = holds
  }

  get #rules() {
    return this.#policy.boosts!
  }

  /** Whether places have a price, so that nobody bids against anybody. */
  get areFixed(): boolean {
    return !!this.#policy.boosts?.price
  }

  /** The bids that have a place, best first; at a fixed price whoever took theirs first. */
  places({ bids }: Auction): Bid[] {
    const stands = ({ state, proposal }: Bid) =>
      ['placed', 'consumed'].includes(state) && (isWaiting(proposal) || proposal.state === 'hired')
    return bids.filter(stands).sort((a, b) => (this.areFixed ? 0 : b.connects - a.connects) || a.turn - b.turn)
  }

  /** What a proposal has to bid to have a place; nothing where none can be had. */
  least(auction: Auction, proposal: Proposal): number | undefined {
    const { places, least, step, most } = this.#rules
    const placed = this.places(auction)
    const own = placed.find(bid => bid.proposal === proposal)
    if (this.areFixed) return own || placed.length >= places ? undefined : this.priceFor(proposal)
    if (own?.state === 'consumed') return undefined
    const beaten = own ?? (placed.length < places ? undefined : placed.findLast(({ state }) => state === 'placed'))
    if (!own && !beaten && placed.length >= places) return undefined
    const lowest = beaten ? Math.max(least, beaten.connects + step) : least
    return most !== null && lowest > most ? undefined : lowest
  }

  /** What a place costs where it has a price: its percent of the bid, in whole Connects that are worth that at least. */
  priceFor({ bidCents }: Proposal): number {
    const { percentOfBid, leastCents, mostCents } = this.#rules.price!
    const inHundredths = 10_000 // Of a percent of a cent, so that nothing is lost to fractions.
    const share = bidCents * Math.round(percentOfBid * 100)
    const worth = Math.min(Math.max(share, leastCents * inHundredths), mostCents * inHundredths)
    return Math.ceil(worth / (this.#policy.connectCents * inHundredths))
  }

  /** The auction of a post, or the one its first bid would begin. */
  on(post: Post): Auction {
    const { closesAfterDays, closesAtFirstHire } = this.#rules
    return (
      this.all.get(post.id) ?? {
        post,
        closesAt: Math.min(post.postedAt + closesAfterDays * day, post.endsAt),
        closed: closesAtFirstHire && post.hires > 0,
        placebo: this.placebos.get(post.id) ?? false,
        clearing: null,
        losing: 0,
        turns: 0,
        bids: [],
      }
    )
  }

  isTaking(post: Post, now: number): boolean {
    const { closed, closesAt } = this.on(post)
    return !closed && closesAt > now
  }

  /** `mayPay` says why the bidder may not spend so much. */
  bid(
    { connects, proposal, post }: { connects: number; proposal: Proposal; post: Post },
    mayPay: (connects: number) => string | undefined,
    now: number,
  ): Expected {
    this.flush(now)
    const auction = this.on(post)
    const before = auction.bids.find(bid => bid.proposal === proposal)
    const more = connects - (before?.held ?? 0)
    const why = this.#whyNot(connects, { auction, before, proposal }, now) ?? mayPay(more)
    if (why) return refused(why)
    const until = before && before.held > 0 ? before.until : this.#heldUntil(auction)
    const turn = auction.turns + 1
    const id = `bid-${turn}-of-${proposal.id}`
    const hold = this.#holds.place({ id, owner: proposal.owner, amount: more, timesOutAt: until }, now)
    if (!hold) return refused('too-few-connects')
    this.all.set(post.id, auction)
    auction.turns = turn
    const bid = before ?? { proposal, charged: 0, opens: 0, openedAt: -Infinity, ...fresh }
    if (!before) auction.bids.push(bid)
    const holds = bid.held > 0 ? [...bid.holds, hold] : [hold]
    Object.assign(bid, { connects, turn, state: 'placed', held: connects, holds, until })
    this.#dropLowest(auction)
    if (this.#rules.consumedBy.includes('placed')) {
      bid.state = 'consumed'
      this.#charge(auction, bid)
    }
    const place = this.places(auction).indexOf(bid) + 1
    this.flush(now)
    const balance = this.#purse.of(proposal.owner, now).length
    return { fields: { proposalId: proposal.id, postId: post.id, bid: connects, place, balance } }
  }

  /** A post stays open longer: what is held on it is held longer. */
  prolong(post: Post): void {
    const auction = this.all.get(post.id)
    for (const bid of auction?.bids.filter(({ held }) => held > 0) ?? []) {
      bid.until = Math.max(bid.until, this.#heldUntil(auction!))
      for (const hold of bid.holds.filter(({ state }) => state === 'placed')) hold.timesOutAt = bid.until
    }
  }

  #heldUntil = ({ closesAt, post }: Auction): number =>
    Math.max(closesAt, post.endsAt) + this.#rules.holdDaysPastEnd * day

  /** The auctions whose time has come are closed by whoever opens them next. */
  closeDue(postIds: Iterable<string>, now: number): void {
    for (const id of postIds) {
      const auction = this.all.get(id)
      if (auction && auction.closesAt <= now) this.#close(auction)
    }
  }

  /** The client does something with a proposal. */
  act(proposal: Proposal, act: ClientAct, now: number): void {
    const { auction, bid } = this.#find(proposal)
    if (!auction || !bid || bid.state === 'outbid') return
    if (act === 'opened') this.#countOpening(bid, now)
    this.#note(bid, act)
    if (['consumed', 'kept'].includes(bid.state)) this.#charge(auction, bid)
  }

  firstHire(post: Post): void {
    const auction = this.all.get(post.id)
    if (auction && this.#rules.closesAtFirstHire) this.#close(auction)
  }

  /** A proposal leaves by itself; its state is what it was before. */
  leave(proposal: Proposal, event: 'withdrawn' | 'declined'): void {
    const { auction, bid } = this.#find(proposal)
    if (!auction || !bid) return
    if (event === 'declined') this.#note(bid, 'declined')
    this.#end(auction, bid, event)
  }

  /** A post ends; its proposals are still in the states they were in. */
  endPost(post: Post, event: ReturningEvent): void {
    const auction = this.all.get(post.id)
    if (!auction) return
    for (const bid of auction.placebo ? [] : auction.bids) {
      const isAbout = event === 'removed' ? bid.proposal.state !== 'withdrawn' : isWaiting(bid.proposal)
      if (isAbout) this.#end(auction, bid, event)
      else if (bid.state === 'placed') this.#back(bid, bid.held, 'released')
    }
    this.#close(auction)
  }

  /** Holds that have timed out hold nothing any more. */
  pass(now: number): void {
    for (const { bids } of this.all.values())
      for (const bid of bids.filter(({ held, until }) => held > 0 && until <= now))
        Object.assign(bid, { held: 0, state: bid.state === 'placed' ? 'released' : bid.state })
  }

  /** The Connects move by what was decided. */
  flush(now: number): void {
    this.#now = now
    for (const move of this.#moves.splice(0)) move()
  }
  #now = 0

  #whyNot(
    connects: number,
    { auction, before, proposal }: { auction: Auction; before: Bid | undefined; proposal: Proposal },
    now: number,
  ): string | undefined {
    const least = this.least(auction, proposal)
    if (this.areFixed && before && this.places(auction).includes(before)) return 'boost-placed'
    if (before?.state === 'consumed') return 'boost-consumed'
    if (!this.isTaking(auction.post, now)) return 'boost-closed'
    if (least === undefined) return 'boost-places-taken'
    if (this.areFixed) return connects === least ? undefined : 'boost-price'
    if (connects < least) return 'boost-too-low'
    return this.#rules.most !== null && connects > this.#rules.most ? 'boost-too-high' : undefined
  }

  #dropLowest(auction: Auction): void {
    const placed = this.places(auction)
    if (placed.length <= this.#rules.places) return
    const lowest = placed.findLast(({ state }) => state === 'placed')!
    auction.losing = Math.max(auction.losing, lowest.connects)
    this.#back(lowest, lowest.held, 'outbid')
  }

  /** Who opens it again within minutes has opened it once. */
  #countOpening(bid: Bid, now: number): void {
    if (now - bid.openedAt < this.#rules.opensMinutesApart * 60_000) return
    Object.assign(bid, { opens: bid.opens + 1, openedAt: now })
  }

  #note(bid: Bid, act: ClientAct): void {
    const uses = this.#rules.consumedBy.includes(act) && (act !== 'opened' || bid.opens >= this.#rules.opensToConsume)
    if (bid.state === 'placed' && uses) bid.state = 'consumed'
  }

  #end(auction: Auction, bid: Bid, event: ReturningEvent): void {
    if (['outbid', 'released', 'returned'].includes(bid.state)) return
    const rule = this.#policy.returns[event].boost
    const back = rule === 'returned' || (rule === 'released-unless-consumed' && bid.state !== 'consumed')
    if (!back) {
      if (bid.state === 'placed') bid.state = 'kept'
      this.#charge(auction, bid)
    } else if (bid.charged === 0) this.#back(bid, bid.held, 'released')
    else {
      bid.state = 'returned'
      this.#moves.push(() =>
        this.#purse.giveBack(boostOf(bid), this.#now, { rule: this.#policy.returns.intoLapsedLot }),
      )
    }
  }

  #close(auction: Auction): void {
    if (auction.closed) return
    auction.closed = true
    const { charge, least, step } = this.#rules
    if (charge === 'uniform') auction.clearing = auction.losing > 0 ? Math.max(least, auction.losing + step) : least
    for (const bid of auction.bids.filter(({ held }) => held > 0)) {
      if (auction.placebo) this.#back(bid, bid.held, 'released')
      else {
        if (auction.clearing !== null) this.#back(bid, Math.max(0, bid.held - auction.clearing), bid.state)
        if (['consumed', 'kept'].includes(bid.state)) this.#charge(auction, bid)
      }
    }
  }

  /** All that is held is charged once the auction has closed, or where the place was used up by being taken; of a placebo nothing is. */
  #charge(auction: Auction, bid: Bid): void {
    const waits = !auction.closed && !this.#rules.consumedBy.includes('placed')
    if (auction.placebo || bid.held === 0 || waits) return
    const connects = bid.held
    Object.assign(bid, { held: 0, charged: connects })
    this.#eachHold(bid.holds, connects, (hold, part) => this.#holds.capture(hold, part, boostOf(bid)))
  }

  #back(bid: Bid, connects: number, state: Bid['state']): void {
    Object.assign(bid, { held: bid.held - connects, state })
    this.#eachHold(bid.holds.toReversed(), connects, (hold, part) =>
      this.#holds.release(hold, part, { at: this.#now, as: 'released' }),
    )
  }

  #eachHold(holds: Hold[], connects: number, move: (hold: Hold, part: number) => void): void {
    this.#moves.push(() => {
      let due = connects
      for (const hold of holds.filter(({ state }) => state === 'placed')) {
        const part = Math.min(due, this.#holds.held(hold))
        if (part > 0) move(hold, part)
        due -= part
      }
    })
  }

  #find(proposal: Proposal) {
    const auction = this.all.get(proposal.post)
    return { auction, bid: auction?.bids.find(bid => bid.proposal === proposal) }
  }
}

const fresh = { connects: 0, turn: 0, state: 'placed' as Bid['state'], held: 0, holds: [] as Hold[], until: 0 }
const boostOf = ({ proposal }: Bid): string => `boost-of-${proposal.id}`
