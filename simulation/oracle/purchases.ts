import type { Op } from '../op.ts'
import { type Expected, refused } from './expected.ts'
import type { Packs } from './packs.ts'
import type { Purse } from './purse.ts'

type Purchase = { connects: number; cents: number; revoked: { taken: number; shortfall: number } | undefined }

/** What was bought, by wallet and payment, and what was charged back. */
export class Purchases {
  all = new Map<string, Purchase>()
  #purse: Purse
  #packs: Packs

  constructor(purse: Purse, packs: Packs) {
    this.#purse = purse
    this.#packs = packs
  }

  record(op: Op & { kind: 'record-purchase' }, now: number): Expected {
    const { walletId, reference, connects, cents } = op
    const once = `${walletId}/${reference}`
    const known = this.all.get(once)
    if (known && (known.connects !== connects || known.cents !== cents)) return refused('purchase-differs')
    if (!known) {
      this.all.set(once, { connects, cents, revoked: undefined })
      this.#purse.buy(walletId, connects, { payment: reference, now })
      this.#packs.bought(walletId, reference, now)
    }
    const balance = this.#purse.of(walletId, now).length
    return { fields: { walletId, reference, recorded: !known, balance, owed: this.#owedBy(walletId) } }
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

  /** Whether a payment stands and something it bought was spent or is held. */
  isUsed(once: string): boolean {
    const payment = once.split('/')[1]!
    const isNew = this.all.get(once)?.revoked === undefined
    return isNew && this.#purse.coins.some(coin => coin.payment === payment && coin.paidFor !== null)
  }

  #owedBy = (walletId: string): number => this.#purse.owed.get(walletId) ?? 0
}
