import type { Tx } from '#database/open'
import { lockPosts } from '#database/posts/posts'
import { changedProposals, findProposals } from '#database/proposals/proposals'
import {
  decidePack,
  findOpenPacks,
  findPaidByPacks,
  type OpenPack,
  type PaidProposal,
} from '#database/purchases/first-packs'
import { findRevocations } from '#database/purchases/purchases'
import { lockWallets } from '#database/wallets/wallets'
import { type PackSettled, returnFirstPack } from '#economy/purchases/return-first-pack'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { openReturns, postReturns } from '../wallets/return-charges.ts'
import { firstPackText } from './first-pack-text.ts'

const mostAtOnce = 500

/** Decides what becomes of first purchases that cover nothing more. Answers how many. Safe to run twice or late. */
export async function returnFirstPacks(app: App): Promise<number> {
  let decided = 0
  for await (const packs of duePacks(app))
    for (const pack of packs) decided += await batchElseAlone(app, [pack], settling(app))
  return decided
}

/** Each alone: deciding one locks the posts of all its proposals. */
const settling = (app: App) => ({
  work: async ([pack]: OpenPack[]) => Number(await committed(app, tx => settlePack(app, tx, pack!))),
  about: ({ walletId }: OpenPack) => ({ wallet: walletId }),
  failed: 'a first purchase could not be decided',
})

export async function countDuePacks(app: App): Promise<number> {
  let due = 0
  for await (const packs of duePacks(app)) due += packs.length
  return due
}

/** Those whose outcome is known: of the others a proposal is still open. */
async function* duePacks(app: App): AsyncGenerator<OpenPack[]> {
  let after: string | undefined
  for (;;) {
    const open = await findOpenPacks(app.db, { now: app.clock(), after, most: mostAtOnce })
    if (open.length === 0) return
    const paid = await paidBy(app.db, open)
    yield open.filter(pack => returnFirstPack(pack, paid.get(pack.walletId) ?? [], app.clock()))
    after = open.at(-1)!.walletId
  }
}

const paidBy = async (db: App['db'], packs: OpenPack[]): Promise<Map<string, PaidProposal[]>> =>
  Map.groupBy(await findPaidByPacks(db, packs), ({ walletId }) => walletId)

async function settlePack(app: App, tx: Tx, pack: OpenPack): Promise<boolean> {
  const before = await paidBy(tx, [pack])
  await lockPosts(
    tx,
    (before.get(pack.walletId) ?? []).map(({ postId }) => postId),
  )
  // Whoever charges a purchase back locks its wallet: that has happened by now, or comes after this.
  await lockWallets(tx, [pack.walletId])
  const revoked = (await findRevocations(tx, [pack])).has(pack.lotId)
  const paid = (await paidBy(tx, [pack])).get(pack.walletId) ?? []
  const settled = returnFirstPack({ ...pack, revoked }, paid, app.clock())
  if (!settled) return false
  const returned = settled.backs.reduce((sum, { back }) => sum + back, 0)
  if (!(await decidePack(tx, { ...pack, won: settled.won, returned }, app.clock()))) return false
  if (returned > 0) await giveBack(app, tx, pack, settled.backs)
  return true
}

async function giveBack(app: App, tx: Tx, { walletId, lotId }: OpenPack, due: PackSettled['backs']): Promise<void> {
  const proposals = await findProposals(
    tx,
    due.map(({ proposalId }) => proposalId),
  )
  const backs = due.map(({ proposalId, back }) => {
    const proposal = proposals.get(proposalId)!
    return { proposal, state: proposal.state, back, ofLot: lotId, note: 'nothing was won with your first purchase' }
  })
  const { now, lapsed, save } = postReturns(app, backs, await openReturns(app, tx, backs))
  const gone = due.reduce((sum, { proposalId }) => sum + lapsed(proposalId), 0)
  const text = firstPackText({ back: due.reduce((sum, { back }) => sum + back, 0), lapsed: gone })
  const notices = [{ memberId: walletId, kind: 'connects-returned', text, link: '/wallet' }]
  await save({ proposals: changedProposals(backs, now) }, notices)
}
