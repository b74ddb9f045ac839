import type { Op } from '../op.ts'
import type { Discounts } from './discounts.ts'
import { type Expected, refused } from './expected.ts'
import type { Packs } from './packs.ts'
import type { Plans } from './plans.ts'
import type { Purse } from './purse.ts'
import type { PriceList, Regions } from './regions.ts'

type Purchase = {
  connects: number
  cents: number
  currency: string
  revoked: { taken: number; shortfall: number } | undefined
}
/** By what a purchase is measured. */
type Prices = { regions: Regions; discounts: Discounts; plans: Plans }

/** What was bought, by wallet and payment, and what was charged back. */
export class Purchases {
  all = new Map<string, Purchase>()
  #purse: Purse
  #packs: Packs
  #prices: Prices

  constructor(purse: Purse, packs: Packs, prices: Prices) {
    this.#purse = purse
    this.#packs = packs
    this.#prices = prices
  }

  record(op: Op & { kind: 'record-purchase' }, now: number): Expected {
    const { walletId, reference, connects, cents } = op
    if (op.currency !== undefined && !/^[A-Z]{3}$/.test(op.currency)) return refused('invalid-input')
    const { regions, discounts } = this.#prices
    const list = regions.list(walletId, now)
    const once = `${walletId}/${reference}`
    const known = this.all.get(once)
    const currency = op.currency ?? known?.currency ?? list.currency
    const paid = [connects, cents, currency].join()
    if (known && [known.connects, known.cents, known.currency].join() !== paid) return refused('purchase-differs')
    if (!known) {
      const elsewhere = [...this.all].some(
        ([other, { revoked }]) => !revoked && other !== once && other.split('/')[1] === reference,
      )
      if (elsewhere) return refused('payment-elsewhere')
      const discount = discounts.meant({ ...op, currency }, list, now)
      if (cents === 0 && discount?.offer.percentOff !== 100) return refused('invalid-input')
      if (discount) discount.usedBy = reference
      this.all.set(once, { connects, cents, currency, revoked: undefined })
      this.#purse.buy(walletId, connects, { payment: reference, now })
      this.#packs.bought(walletId, reference, now)
    }
    const balance = this.#purse.of(walletId, now).length
    const discount = discounts.usedBy(walletId, reference)?.offer.code ?? null
    const told = { walletId, reference, currency, discount, ...this.#within(op, list) }
    return { fields: { ...told, recorded: !known, balance, owed: this.#owedBy(walletId) } }
  }

  revoke({ walletId, reference }: Op & { kind: 'revoke-purchase' }, now: number): Expected {
    const purchase = this.all.get(`${walletId}/${reference}`)
    if (!purchase) return refused('not-found')
    const isNew = purchase.revoked === undefined
    purchase.revoked ??= this.#purse.revoke(walletId, reference, now)
    return { fields: { ...purchase.revoked, revoked: isNew, owed: this.#owedBy(walletId) } }
  }

  isRevoked = ({ owner, payment }: { owner: string; payment: string }): boolean =>
    this.all.get(`${owner}/${payment}`)?.revoked !== undefined

  /** Whether an owner has paid for something that was not charged back. */
  hasBought = (owner: string): boolean =>
    [...this.all].some(([once, { cents, revoked }]) => once.startsWith(`${owner}/`) && cents > 0 && !revoked)

  /** Whether a payment stands and something it bought was spent or is held. */
  isUsed(once: string): boolean {
    const payment = once.split('/')[1]!
    const isNew = this.all.get(once)?.revoked === undefined
    return isNew && this.#purse.coins.some(coin => coin.payment === payment && coin.paidFor !== null)
  }

  /** Whether the plan may buy it, where it is a bundle that was bought or an amount that everybody may. */
  #within({ walletId, connects }: { walletId: string; connects: number }, { bundles, single }: PriceList) {
    if (single && single.least <= connects && connects <= single.most) return { withinRules: true }
    const bundle = bundles.find(each => each.connects === connects)
    return bundle && { withinRules: bundle.plans?.includes(this.#prices.plans.planOf(walletId)) ?? true }
  }

  #owedBy = (walletId: string): number => this.#purse.owed.get(walletId) ?? 0
}
