import type { LapsedLotRule } from '#economy/policy/policy'
import type { Versions } from './versions.ts'

/** One Connect. `lot` numbers the lots in the order they were opened; `paidFor` is the proposal or hold it is with, or how it went. */
type Coin = {
  owner: string
  lot: number
  received: number
  until: number
  paidFor: string | null
  /** Its place among all that were ever paid or set aside, and when it was. */
  taken: number
  takenAt: number
  /** The payment it was bought with. */
  payment: string | null
  bought: boolean
  dripped: boolean
  /** Whether it came back once after its lot had lapsed. */
  late: boolean
}

type Received = { payment?: string | null; dripped?: boolean; until?: number | undefined }

const day = 86_400_000

/** Which of two coins is spent first. */
function before(a: Coin, b: Coin, burnOrder: string): number {
  const byReceipt = a.received - b.received || a.lot - b.lot
  if (burnOrder === 'free-first' && a.bought !== b.bought) return Number(a.bought) - Number(b.bought)
  return burnOrder === 'receipt' ? byReceipt : a.until - b.until || byReceipt
}

/** Until when a coin lives that comes back after its lot has lapsed. */
const second = (rule: LapsedLotRule, until: number, now: number): number =>
  rule.rule === 'lapse' ? 0 : (rule.rule === 'grace' ? until : now) + rule.days * day

/**
 * The wallets of the oracle: a heap of single coins, each with its own last millisecond. It knows lots by nothing but
 * what coins have in common, and shares no code with src/economy.
 */
export class Purse {
  coins: Coin[] = []
  /** Without what plans give: that is booked when somebody next looks into the wallet. */
  issued = 0
  owed = new Map<string, number>()
  #lots = 0
  #taken = 0
  #spent: { owner: string; connects: number; at: number }[] = []
  #versions: Versions

  constructor(versions: Versions) {
    this.#versions = versions
  }

  grant(owner: string, connects: number, now: number): void {
    this.receive(owner, connects, now)
    this.issued += connects
  }

  buy(owner: string, connects: number, { payment, now }: { payment: string; now: number }): void {
    this.receive(owner, connects, now, { payment })
    this.issued += connects
  }

  /** `until`: where it does not live as long as all does. */
  receive(
    owner: string,
    connects: number,
    now: number,
    { payment = null, dripped = false, until = this.#lapse(owner, now) }: Received = {},
  ): void {
    const lot = ++this.#lots
    const fresh = Array.from({ length: connects }, (): Coin => {
      const none = { paidFor: null, taken: 0, takenAt: 0 }
      return { owner, lot, received: now, until, ...none, payment, bought: payment !== null, dripped, late: false }
    })
    this.coins.push(...fresh)
    if (payment === null || this.#versions.at(now, owner).corrections.purchasesSettle) this.#settle(fresh)
  }

  /** What dripped and is left, or is held: `isHeld` says of what it is with. */
  dripped(owner: string, at: number, isHeld: (id: string) => boolean): number {
    const left = ({ paidFor, until }: Coin) => (paidFor === null ? until > at : isHeld(paidFor))
    return this.coins.filter(coin => coin.owner === owner && coin.dripped && left(coin)).length
  }

  /** A payment is charged back: what is there of it goes, what was used or is held is owed, what lapsed or was taken back by hand is neither. */
  revoke(owner: string, payment: string, now: number): { taken: number; shortfall: number } {
    const all = this.coins.filter(coin => coin.owner === owner && coin.payment === payment)
    const left = all.filter(({ paidFor, until }) => paidFor === null && until > now)
    const lapsed = all.filter(
      ({ paidFor, until }) =>
        paidFor === 'lost' || paidFor === 'forfeited' || paidFor === 'taken back' || (paidFor === null && until <= now),
    )
    const shortfall = all.length - left.length - lapsed.length
    for (const coin of left) coin.paidFor = 'revoked'
    this.owed.set(owner, (this.owed.get(owner) ?? 0) + shortfall)
    return { taken: left.length, shortfall }
  }

  /** What is above the cap goes: free ones before bought ones, the soonest to lapse first. */
  forfeit(owner: string, cap: number | null, at: number): void {
    const coins = this.of(owner, at).sort(
      (a, b) => Number(a.bought) - Number(b.bought) || a.until - b.until || a.received - b.received || a.lot - b.lot,
    )
    for (const coin of cap === null ? [] : coins.slice(0, Math.max(0, coins.length - cap))) coin.paidFor = 'forfeited'
  }

  of(owner: string, now: number): Coin[] {
    return this.coins.filter(coin => coin.owner === owner && coin.paidFor === null && coin.until > now)
  }

  /** How many coins are in each lot, told by when it was received and when it lapses. */
  byLot(owner: string, now: number): Map<string, number> {
    const found = new Map<string, number>()
    for (const { received, until } of this.of(owner, now))
      found.set(`${received}-${until}`, (found.get(`${received}-${until}`) ?? 0) + 1)
    return found
  }

  /** What an owner spends, or sets aside to spend it. */
  pay(owner: string, price: number, paidFor: string, now: number): boolean {
    if (!this.take(owner, price, paidFor, now)) return false
    this.#spent.push({ owner, connects: price, at: now })
    return true
  }

  take(owner: string, connects: number, paidFor: string, now: number): boolean {
    const { burnOrder } = this.#versions.at(now, owner).lots
    const coins = this.of(owner, now).sort((a, b) => before(a, b, burnOrder))
    if (coins.length < connects) return false
    for (const coin of coins.slice(0, connects)) Object.assign(coin, { paidFor, taken: ++this.#taken, takenAt: now })
    return true
  }

  /** What was paid and set aside since an instant and has not come back: what comes back of what was paid before is none of it. */
  spentSince(owner: string, begun: number): number {
    const since = this.#spent.filter(spent => spent.owner === owner && spent.at >= begun)
    return since.reduce((sum, { connects }) => sum + connects, 0)
  }

  /** Some of the coins with a hold are spent, those first that were taken first. */
  spend(holdId: string, connects: number, paidFor: string): void {
    for (const coin of this.#with(holdId).slice(0, connects)) coin.paidFor = paidFor
  }

  /** How many of the coins with a proposal a payment has bought. */
  boughtFor(id: string, payment: string): number {
    return this.#with(id).filter(coin => coin.payment === payment).length
  }

  /** How many coins are with these. */
  count(ids: string[]): number {
    return this.coins.filter(({ paidFor }) => paidFor !== null && ids.includes(paidFor)).length
  }

  /** What is with a proposal or hold comes back, or the last so many of it: into the lot it came from, or where that has lapsed, as the policy says. */
  giveBack(
    id: string,
    now: number,
    {
      rule,
      connects = Infinity,
      payment,
      held = false,
    }: { rule: LapsedLotRule; connects?: number; payment?: string; held?: boolean },
  ): void {
    const bought = this.#with(id).filter(coin => payment === undefined || coin.payment === payment)
    const paid = bought.reverse().slice(0, connects)
    const lots = new Map<number, number>()
    for (const coin of paid) {
      const late = coin.until <= now
      const until = !late ? coin.until : held && coin.late ? 0 : second(rule, coin.until, now)
      coin.paidFor = until <= now ? 'lost' : null // Lost with its lot: it is gone for good.
      if (until <= now) continue
      this.#spent.push({ owner: coin.owner, connects: -1, at: coin.takenAt })
      if (!late) continue
      if (!lots.has(coin.lot)) lots.set(coin.lot, ++this.#lots)
      Object.assign(coin, { until, received: now, lot: lots.get(coin.lot)!, dripped: false, late: true })
    }
    this.#settle(paid.filter(({ paidFor }) => paidFor === null))
  }

  /** While something is owed, what arrives pays for it. */
  #settle(arrived: Coin[]): void {
    for (const coin of arrived) {
      const owed = this.owed.get(coin.owner) ?? 0
      if (owed === 0) return
      coin.paidFor = 'settled'
      this.owed.set(coin.owner, owed - 1)
    }
  }

  /** The coins with a proposal or hold in the order they were taken. */
  #with(id: string): Coin[] {
    return this.coins.filter(coin => coin.paidFor === id).sort((a, b) => a.taken - b.taken)
  }

  #lapse(owner: string, now: number): number {
    const days = /^P(\d+)D$/.exec(this.#versions.at(now, owner).lots.life ?? '')?.[1]
    if (days) return now + Number(days) * day
    const at = new Date(now)
    const month = at.getUTCMonth()
    at.setUTCFullYear(at.getUTCFullYear() + 1)
    if (at.getUTCMonth() !== month) at.setUTCDate(0)
    return at.getTime()
  }
}
