import { type Charge, findGivenBack, findTaken } from '#database/ledger/ledger-entries'
import type { Tx } from '#database/open'
import type { ProposalFacts } from '#database/proposals/proposals'
import { returnConnects } from '#economy/wallets/return-connects'
import type { Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts'

/** A proposal and how many of its Connects come back: the last that were taken, or those that were taken from `ofLot`. */
export type Back = { proposal: ProposalFacts; back: number; ofLot?: string; note?: string }
/** When it happened, and how many of a proposal's Connects came back only to lapse with their lots. */
export type Returned = { now: Temporal.Instant; lapsed(proposalId: string): number }

/** What was taken and the locked wallets it goes back to. */
export type OpenReturns = { taken: Map<string, Leg[]>; given: Map<string, Set<string>>; ledger: OpenLedger }
type Leg = { lotId: string; amount: number }
type Beside = { walletIds?: string[]; lotIds?: string[] }

/**
 * Locks the wallets that what proposals cost goes back to, however many they are, so that nobody returns the same Connects
 * twice; and those of `beside`. Their posts are locked already.
 */
export async function openReturns(app: App, tx: Tx, backs: Back[], beside: Beside = {}): Promise<OpenReturns> {
  const due = backs.filter(({ back }) => back > 0)
  const taken = await findTaken(
    tx,
    due.map(({ proposal }) => chargeOf(proposal)),
  )
  // Seldom any: what comes back does so whole, but for what a first purchase had paid of it.
  const partly = due
    .filter(({ proposal }) => proposal.returned > 0)
    .map(({ proposal }) => ({
      walletId: proposal.freelancer_id,
      proposalId: proposal.proposal_id,
    }))
  const given = partly.length > 0 ? await findGivenBack(tx, partly) : new Map<string, Set<string>>()
  const lotIds = [...(beside.lotIds ?? []), ...[...taken.values()].flatMap(legs => legs.map(({ lotId }) => lotId))]
  const walletIds = [...(beside.walletIds ?? []), ...due.map(({ proposal }) => proposal.freelancer_id)]
  return { taken, given, ledger: await openLedger(app, tx, walletIds, lotIds) }
}

/** Posts the returns in memory; `save` writes them, and what belongs to the same statement. */
export function postReturns(
  app: App,
  backs: Back[],
  { taken, given, ledger }: OpenReturns,
): Returned & Pick<OpenLedger, 'save'> {
  const lapsed = new Map<string, number>()
  for (const { proposal, back, ofLot, note } of backs.filter(({ back }) => back > 0)) {
    const movementId = app.newId()
    const wallet = ledger.wallet(proposal.freelancer_id)
    const before = given.get(proposal.proposal_id)
    const stillTaken = (taken.get(proposal.movement_id) ?? []).filter(({ lotId }) => {
      const lot = rootOf(wallet, lotId)
      return ofLot ? lot === ofLot : !before?.has(lot)
    })
    const legs = lastTaken(stillTaken, back)
    const { entries, opened } = returnConnects(
      wallet,
      { taken: legs, movementId, newId: app.newId },
      app.policies.of(proposal.policy),
      ledger.now,
    )
    if (note && entries[0]) entries[0].note ??= note
    const lost = entries.filter(({ credit }) => credit === 'expired')
    lapsed.set(
      proposal.proposal_id,
      lost.reduce((sum, { amount }) => sum + amount, 0),
    )
    const subject = { postId: proposal.post_id, proposalId: proposal.proposal_id }
    ledger.post({ id: movementId, walletId: wallet.id, kind: 'returned', at: ledger.now, entries, ...subject }, opened)
  }
  return { now: ledger.now, lapsed: proposalId => lapsed.get(proposalId) ?? 0, save: ledger.save }
}

/** The lot that Connects of a lot are from, where they had come back into one of their own. */
function rootOf({ lots }: Wallet, lotId: string): string {
  return lots.find(({ id }) => id === lotId)?.originLotId ?? lotId
}

const chargeOf = (proposal: ProposalFacts): Charge => ({
  walletId: proposal.freelancer_id,
  movementId: proposal.movement_id,
  seq: proposal.movement_seq,
  price: proposal.price,
})

// The last `amount` Connects of a charge, in the order they were taken.
function lastTaken(legs: Leg[], amount: number): Leg[] {
  let due = amount
  const last = legs.toReversed().flatMap(leg => {
    const back = Math.min(due, leg.amount)
    due -= back
    return back > 0 ? [{ ...leg, amount: back }] : []
  })
  if (due > 0) throw new Error(`A return of ${amount} Connects is more than the charge took`)
  return last.reverse()
}
