import type { Tx } from '#database/open'
import { grantStanding } from '#economy/grants/grant-standing'
import { interviewGrant } from '#economy/grants/interview-grant'
import type { App } from '../app.ts'
import { connectsAreYours } from '../grants/connects-are-yours.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { samePersonAmong } from '../members/same-person.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { givenInterviews } from './given-interviews.ts'

/** An interview a client has just started. `price` in Connects is what the proposal cost, `returned` what of that came back. */
export type StartedInterview = {
  walletId: string
  clientId: string
  title: string
  price: number
  returned: number
  verified: boolean
}

/** Gives what interviews are worth that count at once, in the transaction in which they began. Of the others see pay-interviews.ts. */
export async function grantInterviews(app: App, tx: Tx, started: StartedInterview[]): Promise<void> {
  const paid = started.filter(({ price, returned }) => price > returned)
  if (paid.length === 0 || !someCountAtOnce(app)) return
  const walletIds = paid.map(({ walletId }) => walletId)
  const ledger = await openLedger(app, tx, walletIds)
  const given = await givenInterviews(tx, walletIds)
  const isSame = await samePersonAmong(tx, [...walletIds, ...paid.map(({ clientId }) => clientId)])
  const grants = paid
    .filter(({ walletId }) => ledger.has(walletId))
    .flatMap(({ walletId, clientId, title, price, returned, verified }) => {
      const before = given.get(walletId)!
      const reason = `interview:${clientId}`
      const metClient = before.some(each => each.reason === reason)
      const rules = ledger.policy(walletId).grants.interview
      const deed = { paid: true, kept: false, verified, own: isSame(walletId, clientId) }
      if (!rules || grantStanding(deed, rules) !== 'counts') return []
      const connects = interviewGrant({ at: ledger.now, price, returned, metClient }, before, rules)
      if (connects > 0) before.push({ reason, connects, at: ledger.now })
      const tell = `You won an interview for "${title}". ${connectsAreYours(connects)}`
      return [{ walletId, source: 'interview', reason, connects, note: title, tell }]
    })
  await giveInto(app, tx, ledger, grants)
}

const someCountAtOnce = ({ policies }: App): boolean =>
  policies.versions().some(({ policy }) => policy.grants.interview?.paidWhen === 'at-once')
