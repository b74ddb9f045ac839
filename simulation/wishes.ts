import { system } from '#marketplace/app'
import { declineReasons } from '#marketplace/proposals/decline-proposal'
import type { Kind, Op, Wish } from './op.ts'
import { isWaiting, type Oracle, type People, type Proposal } from './oracle.ts'
import type { Random } from './random.ts'

type Around = { random: Random; oracle: Oracle; people: People; families: Family[]; now: number }

/** What a run is about besides proposals, posts, holds and grants: some of them, or each would meet too little of any. */
export type Family = 'plans' | 'purchases'
export const familiesOf = (seed: number): Family[] => families[seed % families.length]!
const families: Family[][] = [[], ['plans'], ['purchases'], ['plans', 'purchases']]
const familyOf: Partial<Record<Kind, Family>> = {
  'set-plan': 'plans',
  'record-purchase': 'purchases',
  'revoke-purchase': 'purchases',
}

const weights: Record<Kind, number> = {
  submit: 40,
  view: 7,
  shortlist: 6,
  interview: 5,
  decline: 9,
  hire: 4,
  withdraw: 9,
  close: 6,
  remove: 3,
  publish: 22,
  invite: 3,
  'decline-invitation': 2,
  verify: 4,
  grant: 36,
  'set-plan': 8,
  'record-purchase': 14,
  'revoke-purchase': 9,
  'place-hold': 14,
  'capture-hold': 9,
  'release-hold': 6,
  'end-due': 4,
  'write-lapses': 4,
}

const aboutProposals: Kind[] = ['view', 'shortlist', 'interview', 'decline', 'hire', 'withdraw']
const unkeyed: Kind[] = ['publish', 'invite', 'decline-invitation', 'verify', 'end-due', 'write-lapses']

/** What somebody wants next: mostly something that may work, sometimes of the wrong person, the wrong price or nothing. */
export function wish(n: number, { random, oracle, people, families, now }: Around): Op {
  const proposals = [...oracle.proposals.values()].slice(-24)
  const isOn = ([kind]: [string, number]) => {
    const family = familyOf[kind as Kind]
    return !family || families.includes(family)
  }
  const drawn = random.weighted(Object.fromEntries(Object.entries(weights).filter(isOn)) as typeof weights)
  const kind = proposals.length === 0 && aboutProposals.includes(drawn) ? 'submit' : drawn
  const keyed = unkeyed.includes(kind) ? {} : { key: `key-${n}` }
  const posts = [...oracle.posts.values()]
  const live = posts.filter(post => post.state === 'open' && post.endsAt > now)
  const post = random.pick(live.length > 0 && random.chance(0.9) ? live : posts)
  const waiting = proposals.filter(({ state }) => isWaiting(state))
  const proposal = random.pick(waiting.length > 0 && random.chance(0.85) ? waiting : proposals) as Proposal | undefined
  const able = people.freelancers.filter(id => oracle.mayPay(post, id, now))
  const freelancer = random.pick(able.length > 0 && random.chance(0.75) ? able : people.freelancers)
  const stranger = random.chance(0.04) ? random.pick([freelancer, ...people.clients]) : undefined
  const owner = stranger ?? oracle.posts.get(proposal?.post ?? post.id)!.client
  const of = (by: string, what: Wish): Op => ({ n, by: stranger ?? by, ...keyed, ...what })
  const proposalId = proposal?.id ?? post.id

  switch (kind) {
    case 'submit': {
      const shownPrice = random.chance(0.25) ? random.below(7) : oracle.price(post, freelancer)
      return { n, by: freelancer, ...keyed, kind, postId: post.id, bidCents: 100_00, shownPrice }
    }
    case 'view':
    case 'interview':
    case 'hire':
      return of(owner, { kind, proposalId })
    case 'shortlist':
      return of(owner, { kind, proposalId, on: random.chance(0.7) })
    case 'decline':
      return of(owner, { kind, proposalId, reason: random.pick(declineReasons) })
    case 'withdraw':
      return of(proposal?.owner ?? freelancer, { kind, proposalId })
    case 'close':
      return of(post.client, { kind, postId: post.id })
    case 'remove':
      return of(people.operator, { kind, postId: post.id })
    case 'publish': {
      const budgetCents = random.pick([20_00, 49_99, 50_00, 450_00, 599_99, 600_00])
      return { n, by: random.pick(people.clients), kind, budgetCents, openings: 1 + random.below(2) }
    }
    case 'invite':
      return of(post.client, { kind, postId: post.id, freelancerId: freelancer })
    case 'decline-invitation':
      return { n, by: freelancer, kind, postId: post.id }
    case 'verify':
      return { n, by: people.operator, kind, clientId: random.pick(people.clients), verified: random.chance(0.5) }
    case 'grant':
      return { n, by: system, ...keyed, kind, walletId: freelancer, connects: 1 + random.below(4), reason: reason() }
    case 'set-plan':
      // What an operator alone may bring about is tried elsewhere: here nothing waits for a second one.
      return {
        n,
        by: notAlone(office()),
        ...keyed,
        kind,
        memberId: freelancer,
        plan: random.pick(['basic', 'plus', 'plus']),
      }
    case 'record-purchase': {
      const connects = 2 + random.below(5)
      const reference = `pay-${random.chance(0.1) ? 0 : n}`
      return { n, by: office(), ...keyed, kind, walletId: freelancer, connects, cents: 15 * connects, reference }
    }
    case 'revoke-purchase': {
      const bought = [...oracle.purchases.keys()].slice(-12)
      const used = bought.filter(payment => oracle.isUsed(payment))
      const [walletId = freelancer, reference = 'pay-none'] =
        random.pick(used.length > 0 && random.chance(0.7) ? used : bought)?.split('/') ?? []
      return { n, by: office(), ...keyed, kind, walletId, reference }
    }
    case 'place-hold': {
      const timesOutAt = now + random.pick([-1, 60_000, 3_600_000, 5 * day, 60 * day])
      return { n, by: freelancer, ...keyed, kind, connects: random.below(6), reason: reason(), timesOutAt }
    }
    case 'capture-hold': {
      const by = random.chance(0.95) ? system : freelancer
      return { n, by, ...keyed, kind, ...someHold(), connects: random.below(5), release: random.chance(0.4) }
    }
    case 'release-hold': {
      const hold = someHold()
      return { n, by: stranger ?? random.pick([system, hold.walletId]), ...keyed, kind, ...hold }
    }
    default:
      return { n, by: people.operator, kind }
  }

  // Now and then a reason that was used before.
  function reason(): string {
    return `test-${random.chance(0.1) ? 0 : n}`
  }
  function office(): string {
    return random.chance(0.95) ? random.pick([system, people.operator]) : freelancer
  }
  function notAlone(by: string): string {
    return by === people.operator ? system : by
  }
  function someHold(): { walletId: string; holdId: string } {
    const holds = [...oracle.holds.values()].slice(-12)
    const open = holds.filter(({ state }) => state === 'placed')
    const hold = holds.length > 0 ? random.pick(open.length > 0 && random.chance(0.85) ? open : holds) : undefined
    return { walletId: hold?.owner ?? freelancer, holdId: hold?.id ?? post.id }
  }
}

const day = 86_400_000
