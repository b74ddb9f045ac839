import { findGivenBy, type Tx } from '#database/wallets'
import { interviewGrant } from '#economy/interview-grant'
import type { App } from '../app.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { openLedger } from '../wallets/open-ledger.ts'
import { connectsAreYours } from './connects-are-yours.ts'

/** An interview a client has just started. `price` in Connects is what the proposal cost, `returned` what of that came back. */
export type WonInterview = { walletId: string; clientId: string; title: string; price: number; returned: number }

/** Gives what interviews are worth, in the transaction in which they began. */
export async function grantInterviews(app: App, tx: Tx, won: WonInterview[]): Promise<void> {
  const paid = won.filter(({ price, returned }) => price > returned)
  if (paid.length === 0) return
  const walletIds = paid.map(({ walletId }) => walletId)
  const ledger = await openLedger(app, tx, walletIds)
  const given = await findGivenBy(tx, walletIds, 'interview')
  const grants = paid
    .filter(({ walletId }) => ledger.has(walletId))
    .map(({ walletId, clientId, title, price, returned }) => {
      const before = given.get(walletId)!
      const reason = `interview:${clientId}`
      const metClient = before.some(each => each.reason === reason)
      const rules = ledger.policy(walletId).grants.interview
      const connects = interviewGrant({ price, returned, metClient }, before, { rules, now: ledger.now })
      if (connects > 0) before.push({ reason, connects, at: ledger.now })
      const tell = `You won an interview for "${title}". ${connectsAreYours(connects)}`
      return { walletId, source: 'interview', reason, connects, note: title, tell }
    })
  await giveInto(app, tx, ledger, grants)
}
