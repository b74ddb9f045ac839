import { system } from '#marketplace/app'
import { declineReasons } from '#marketplace/proposals/decline-proposal'
import { type Family, familyOf, hasPriceLists } from './families.ts'
import { aboutProposals, unkeyed, weightsOf } from './likely.ts'
import type { Kind, Op, Wish } from './op.ts'
import { isWaiting } from './oracle/auctions.ts'
import type { Asked } from './oracle/campaigns.ts'
import type { Oracle, People, Post, Proposal } from './oracle/oracle.ts'
import type { Profile } from './oracle/profiles.ts'
import type { Answers } from './oracle/readiness.ts'
import type { Random } from './random.ts'
import { isOfPrices, wishOfPrices, wishOfPurchase } from './wishes-of-prices.ts'
import { wishOfRules } from './wishes-of-rules.ts'

export type Around = { random: Random; oracle: Oracle; people: People; families: Family[]; now: number }

/** What somebody wants next: mostly something that may work, sometimes of the wrong person, the wrong price or nothing. */
export function wish(n: number, around: Around): Op {
  const { random, oracle, people, families, now } = around
  const proposals = [...oracle.proposals.values()].slice(-24)
  const isOn = ([kind]: [string, number]) => {
    const family = familyOf[kind as Kind]
    return !family || families.includes(family)
  }
  const likely = weightsOf(families)
  const drawn = random.weighted(Object.fromEntries(Object.entries(likely).filter(isOn)) as typeof likely)
  const isMeant = ({ post }: Proposal) =>
    drawn !== 'bid' || !families.includes('places') || oracle.auctions.isTaking(oracle.posts.get(post)!, now)
  const waiting = proposals.filter(each => isWaiting(each) && isMeant(each))
  const none = drawn === 'bid' ? waiting.length === 0 : proposals.length === 0
  const about = none && aboutProposals.includes(drawn) ? 'submit' : drawn
  const posts = [...oracle.posts.values()]
  const live = posts.filter(post => post.state === 'open' && post.endsAt > now)
  const kind = about === 'submit' && live.length < 2 && random.chance(0.7) ? 'publish' : about
  const keyed = unkeyed.includes(kind) ? {} : { key: `key-${n}` }
  const post = random.pick(live.length > 0 && random.chance(0.9) ? live : posts)
  const proposal = random.pick(waiting.length > 0 && random.chance(0.85) ? waiting : proposals) as Proposal | undefined
  const able = people.freelancers.filter(id => oracle.mayPay(post, id, now))
  const freelancer = random.pick(able.length > 0 && random.chance(0.75) ? able : people.freelancers)
  const stranger = random.chance(0.04) ? random.pick([freelancer, ...people.clients]) : undefined
  const owner = stranger ?? oracle.posts.get(proposal?.post ?? post.id)!.client
  const of = (by: string, what: Wish): Op => ({ n, by: stranger ?? by, ...keyed, ...what })
  const proposalId = proposal?.id ?? post.id

  if (kind === 'activate-policy' || kind === 'cancel-policy')
    return { n, by: office(), ...keyed, ...wishOfRules(kind, around) }
  if (isOfPrices(kind)) return { n, ...keyed, ...wishOfPrices(kind, { ...around, n, freelancer }) }
  if (kind === 'record-purchase' && hasPriceLists(families))
    return { n, by: notAlone(office()), ...keyed, ...wishOfPurchase({ ...around, n, freelancer }) }
  switch (kind) {
    case 'submit': {
      const [to, by] = looked() ?? [post, freelancer]
      const shownPrice = random.chance(0.25) ? random.below(7) : lastShown(to, by)
      return { n, by, ...actorFor(by), ...keyed, kind, postId: to.id, bidCents: forTheWork(), shownPrice }
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
    case 'bid': {
      const bidder = stranger ?? proposal?.owner ?? freelancer
      return { n, by: bidder, ...actorFor(bidder), ...keyed, kind, proposalId, connects: boost() }
    }
    case 'let-go': {
      const { id, owner, members } = people.team!
      const anybody = [owner, ...members, people.clients[1]!]
      const memberId = random.pick(anybody)
      return { n, by: random.pick([...anybody, memberId]), kind, agencyId: id, memberId }
    }
    case 'close':
      return of(post.client, { kind, postId: post.id })
    case 'prolong':
      return of(post.client, { kind, postId: post.id })
    case 'remove':
      return of(people.operator, { kind, postId: post.id })
    case 'look':
      return { n, by: freelancer, kind, postId: post.id }
    case 'edit-profile':
      return { n, by: freelancer, kind, ...section() }
    case 'start-test':
      return { n, by: freelancer, kind }
    case 'keep-answers':
      return { n, by: freelancer, kind, answers: answers() }
    case 'hand-in':
      return { n, by: freelancer, ...keyed, kind, answers: answers() }
    case 'come':
      return { n, by: freelancer, kind, referrer: random.pick([...people.freelancers, ...people.clients]) }
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
    case 'set-plan': {
      const memberId = people.team && random.chance(0.6) ? people.team.id : freelancer
      // What an operator alone may bring about is tried elsewhere: here nothing waits for a second one.
      return {
        n,
        by: notAlone(office()),
        ...keyed,
        kind,
        memberId,
        plan: random.pick(isTeam(memberId) ? ['agency-basic', 'agency-plus', 'plus'] : ['basic', 'plus', 'plus']),
      }
    }
    case 'record-purchase': {
      const connects = 2 + random.below(5)
      const reference = `pay-${random.chance(0.1) ? 0 : n}`
      return {
        n,
        by: notAlone(office()),
        ...keyed,
        kind,
        walletId: freelancer,
        connects,
        cents: 15 * connects,
        reference,
      }
    }
    case 'revoke-purchase': {
      const bought = [...oracle.purchases.all.keys()].slice(-12)
      const used = bought.filter(payment => oracle.purchases.isUsed(payment))
      const [walletId = freelancer, reference = 'pay-none'] =
        random.pick(used.length > 0 && random.chance(0.7) ? used : bought)?.split('/') ?? []
      return { n, by: office(), ...keyed, kind, walletId, reference }
    }
    case 'start-visibility': {
      const ceiling = random.chance(0.15) ? random.below(12) : 40
      return { n, by: freelancer, ...keyed, kind, service: service(), ceiling }
    }
    case 'stop-visibility':
      return { n, by: freelancer, kind, service: service() }
    case 'create-campaign': {
      const [opensAt, closesAt] = [
        now + random.pick([-day, 0, 3_600_000]),
        now + random.pick([-day, day, 40 * day, 40 * day]),
      ]
      const questions = survey()
      const code = questions ? null : random.chance(0.6) ? `code-${random.chance(0.1) ? 0 : n}` : null
      const [limit, connects] = [random.pick([null, 1, 1, 2]), 1 + random.below(4)]
      const iso = (at: number) => new Date(at).toISOString()
      return {
        n,
        by: notAlone(office()),
        ...keyed,
        kind,
        code,
        connects,
        limit,
        ...(families.includes('repeats') && { perPerson: random.pick([1, 2, 2, 3]) }),
        opensAt: iso(opensAt),
        closesAt: iso(closesAt),
        ...(questions && { questions }),
      }
    }
    case 'claim': {
      const campaigns = [...oracle.campaigns.all.values()].slice(-6)
      const open = campaigns.filter(({ opensAt, closesAt }) => opensAt <= now && closesAt > now)
      const campaign = random.pick(open.length > 0 && random.chance(0.6) ? open : campaigns)
      const { id = null, code = null } = campaign ?? {}
      const by = random.chance(0.05) ? random.pick(people.clients) : random.pick(people.freelancers)
      const byId = code === null || random.chance(0.1)
      const written = random.chance(0.1) ? 'code-none' : code && ` ${code.toLowerCase()}`
      const isSafe = (campaign?.perPerson ?? 1) === 1 || random.chance(0.9)
      const key = isSafe ? keyed : {}
      return { n, by, ...key, kind, campaignId: byId ? id : null, code: written, ...answered(campaign?.questions) }
    }
    case 'set-badge': {
      const badge = random.pick(['rising', 'top', 'top', ...(random.chance(0.1) ? ['none'] : [])])
      const memberId = random.chance(0.05) ? random.pick(people.clients) : freelancer
      return { n, by: notAlone(office()), ...keyed, kind, memberId, badge, held: random.chance(0.6) }
    }
    case 'adjust': {
      const walletId = random.chance(0.04) ? random.pick(people.clients) : freelancer
      return {
        n,
        by: desk(),
        ...keyed,
        kind,
        walletId,
        connects: random.pick([-4, -1, 0, 1, 2, 2, 3, 6]),
        reason: 'A mishap',
      }
    }
    case 'approve':
    case 'reject': {
      const asked = [...oracle.adjustments.all.values()].slice(-12)
      const open = asked.filter(({ state }) => state === 'waiting')
      const { owner, id } = random.pick(open.length > 0 && random.chance(0.85) ? open : asked) ?? {}
      return { n, by: desk(), ...keyed, kind, walletId: owner ?? freelancer, adjustmentId: id ?? post.id }
    }
    case 'set-limits': {
      const [monthly, most] = [() => random.pick([null, 2, 4, 8]), () => random.pick([null, null, 1, 2, 4])]
      return { n, by: freelancer, kind, ...(budgets() ?? { monthly: monthly() }), proposal: most(), boost: most() }
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

  function isTeam(id: string): boolean {
    return id === people.team?.id
  }
  // Mostly somebody who belongs to the agency, or did.
  function actorFor(by: string): { actor?: string } {
    if (!people.team || !isTeam(by)) return {}
    const { owner, members } = people.team
    return { actor: random.pick([owner, owner, ...members, people.clients[1]!]) }
  }
  // None, one to choose from, and one to write about.
  function survey(): Asked[] | undefined {
    if (!families.includes('surveys') || random.chance(0.3)) return undefined
    const both = [
      { text: 'Which do you use?', options: ['Svelte', 'Something else'] },
      { text: 'What is missing?', options: [] },
    ]
    return random.chance(0.5) ? both : [random.pick(both)]
  }
  // Mostly all that is asked; more than is asked is passed over.
  function answered(questions: Asked[] = []): { answers?: string[] } {
    if (!families.includes('surveys')) return {}
    const answers = questions.map(({ options }) =>
      random.chance(0.75) ? (options[0] ?? ' A calendar. ') : random.pick(['  ', 'svelte', 'svelte']),
    )
    return { answers: random.chance(0.1) ? [...answers, 'And more'] : answers.slice(0, random.pick([1, 2, 2, 2])) }
  }
  // All of them right, or some; now and then to what was not asked.
  function answers(): Answers {
    const questions = oracle.readiness.all.get(freelancer)?.questions ?? []
    const knows = random.pick([1, 1, 0.8, 0.4])
    const chosen = questions
      .filter(() => random.chance(0.9))
      .map(({ id, options, right }): [string, number[]] => [
        id,
        random.chance(knows) ? right : random.pick([[0], [1, 1], [options.length], []]),
      ])
    return Object.fromEntries(random.chance(0.1) ? [...chosen, ['what-nobody-asked', [0]]] : chosen)
  }
  // Filled a little, as the rules ask, or emptied again.
  function section(): Partial<Profile> {
    const some = <T>(things: T[]) => things.slice(0, random.below(things.length + 1))
    return random.pick<Partial<Profile>>([
      { headline: random.pick(['', ' Ab  ', 'Booking calendars']) },
      { about: random.pick(['', '   short         ', 'I have built them for ten years.']) },
      { skills: some(['Svelte', 'svelte ', 'SQL']) },
      { hourlyRateCents: random.pick([null, 50_00]) },
      { portfolio: some(['https://one.example/', 'https://two.example/']), headline: '' },
    ])
  }
  // Somebody who has looked at a post, and may propose to it yet.
  function looked(): [Post, string] | undefined {
    const pairs = oracle.prices.holding(now)
    const risen = pairs.filter(([post, by]) => oracle.prices.of(post, by, now) > oracle.prices.shown(post, by, now))
    const wanted = risen.length > 0 ? risen : pairs
    return wanted.length > 0 && random.chance(0.6) ? random.pick(wanted) : undefined
  }
  // What they would be shown now, or were shown a while ago.
  function lastShown(to: Post, by: string): number {
    const earlier = oracle.prices.quotes.get(`${to.id}/${by}`)?.at(-1)
    return earlier && random.chance(0.5) ? earlier.connects : oracle.prices.shown(to, by, now)
  }
  // By the month or by the week, as the rules are, now and then by the other; what was set by the other may stay.
  function budgets(): { monthly: number | null; weekly?: number | null } | undefined {
    if (!families.includes('weeks')) return undefined
    const isWeekly = oracle.versions.at(now, freelancer).ownLimits.budgetPer === 'week'
    const before = oracle.limits.of.get(freelancer)
    const allowed = random.pick([null, 4, 6, 9, 12])
    const stays = (isWeekly ? before?.monthly : before?.weekly) ?? null
    const other = random.chance(0.15) ? random.pick([4, 9]) : random.chance(0.5) ? stays : null
    if (isWeekly) return { monthly: other, ...(random.chance(0.9) && { weekly: allowed }) }
    return { monthly: allowed, ...(random.chance(0.5) && { weekly: other }) }
  }
  function forTheWork(): number {
    return families.includes('places') ? random.pick([20_00, 60_00, 90_00, 137_50, 240_00, 600_00]) : 100_00
  }
  // Mostly what has a place, as far as the oracle knows.
  function boost(): number {
    if (families.includes('places'))
      return proposal && random.chance(0.85) ? oracle.auctions.priceFor(proposal) : random.below(7)
    const on = proposal && oracle.posts.get(proposal.post)!
    const least = on && oracle.auctions.least(oracle.auctions.on(on), proposal)
    const others = on && oracle.auctions.on(on).bids
    if (others && others.length > 0 && random.chance(0.35)) return random.pick(others).connects
    return least === undefined || random.chance(0.2) ? random.below(7) : least + random.pick([0, 0, 1, 2])
  }
  // Now and then a reason that was used before.
  function reason(): string {
    return `test-${random.chance(0.1) ? 0 : n}`
  }
  function service() {
    return random.pick(['availability-badge', 'availability-badge', 'boosted-profile'] as const)
  }
  function desk(): string {
    return random.chance(0.95) ? random.pick([...people.operators, people.operator, people.operator]) : freelancer
  }
  function office(): string {
    return random.chance(0.95) ? random.pick([system, people.operator]) : freelancer
  }
  function notAlone(by: string): string {
    return by === people.operator ? system : by
  }
  function someHold(): { walletId: string; holdId: string } {
    const holds = [...oracle.holds.byReason.values()].slice(-12)
    const open = holds.filter(({ state }) => state === 'placed')
    const hold = holds.length > 0 ? random.pick(open.length > 0 && random.chance(0.85) ? open : holds) : undefined
    return { walletId: hold?.owner ?? freelancer, holdId: hold?.id ?? post.id }
  }
}

const day = 86_400_000
