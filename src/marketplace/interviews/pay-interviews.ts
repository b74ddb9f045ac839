import { findOpenAmong, findOpenInterviews, saveInterviews, type WonInterview } from '#database/grants/won-interviews'
import type { Database, Tx } from '#database/open'
import { lockPosts } from '#database/posts/posts'
import { findOpenings } from '#database/wallets/wallets'
import { comesTo } from '#economy/agencies/for-persons'
import { type GrantStanding, grantStanding } from '#economy/grants/grant-standing'
import { interviewGrant } from '#economy/grants/interview-grant'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { connectsAreYours } from '../grants/connects-are-yours.ts'
import { undecidedPacks } from '../grants/undecided-packs.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { samePersonAmong } from '../members/same-person.ts'
import { policyFor } from '../policy/policy-for.ts'
import { giveInto } from '../wallets/give-grants.ts'
import { givenInterviews } from './given-interviews.ts'

const mostAtOnce = 500

/** Decides what interviews give that did not count when they began. Answers of how many. Safe to run twice or late. */
export async function payInterviews(app: App, after?: string): Promise<number> {
  const { open, due } = await nextInterviews(app, after)
  const decided = await batchElseAlone(app, due, {
    work: some => committed(app, tx => payThese(app, tx, some)),
    about: ({ proposalId }) => ({ proposal: proposalId }),
    failed: 'an interview could not be decided',
  })
  return open.length < mostAtOnce ? decided : decided + (await payInterviews(app, open.at(-1)!.proposalId))
}

export async function countDueInterviews(app: App, after?: string): Promise<number> {
  const { open, due } = await nextInterviews(app, after)
  return due.length + (open.length < mostAtOnce ? 0 : await countDueInterviews(app, open.at(-1)!.proposalId))
}

/** The next of which nothing is decided, and those of them of which it can be. */
async function nextInterviews(app: App, after: string | undefined) {
  const open = await findOpenInterviews(app.db, after, mostAtOnce)
  const walletIds = open.map(({ walletId }) => walletId)
  const openings = open.length > 0 ? await findOpenings(app.db, walletIds) : new Map<string, Temporal.Instant>()
  const undecided = open.length > 0 ? await undecidedPacks(app, app.db, walletIds) : new Set<string>()
  const isOwn = await ownClients(app.db, open)
  const due = open.filter(interview => {
    const openedAt = openings.get(interview.walletId)
    return !openedAt || isDecided(standingOf(app, interview, { openedAt, undecided, isOwn }))
  })
  return { open, due }
}

type Asked = { openedAt: Temporal.Instant; undecided: Set<string>; isOwn: (interview: WonInterview) => boolean }

/** Tells of which of these interviews the client is the freelancer with another account. */
export async function ownClients(db: Database, interviews: WonInterview[]): Promise<Asked['isOwn']> {
  const isSame = await samePersonAmong(
    db,
    interviews.flatMap(({ walletId, clientId }) => [walletId, clientId]),
  )
  return ({ walletId, clientId }) => isSame(walletId, clientId)
}

/** Whether an interview counts, by the rules under which it began. */
export function standingOf(app: App, interview: WonInterview, { openedAt, undecided, isOwn }: Asked): GrantStanding {
  const rules = policyFor(app, { openedAt })(interview.at).grants.interview
  const kept = interview.ended && !undecided.has(interview.walletId)
  const { price, returned, verified } = interview
  return rules ? grantStanding({ paid: price > returned, kept, verified, own: isOwn(interview) }, rules) : 'never'
}

const isDecided = (standing: GrantStanding): boolean => standing === 'counts' || standing === 'never'

async function payThese(app: App, tx: Tx, due: WonInterview[]): Promise<number> {
  await lockPosts(
    tx,
    due.map(({ postId }) => postId),
  )
  // Read again under the lock: another process may have been first.
  const open = await findOpenAmong(
    tx,
    due.map(({ proposalId }) => proposalId),
  )
  if (open.length === 0) return 0
  const walletIds = open.map(({ walletId }) => walletId)
  const ledger = await openLedger(app, tx, walletIds)
  const undecided = await undecidedPacks(app, tx, walletIds)
  const given = await givenInterviews(tx, walletIds)
  const isOwn = await ownClients(tx, open)
  const decided = open.flatMap(interview => {
    const { walletId, clientId, title, postId } = interview
    if (!ledger.has(walletId)) return [{ walletId, postId, title, reason: '', connects: 0 }]
    const { openedAt } = ledger.wallet(walletId)
    const standing = standingOf(app, interview, { openedAt, undecided, isOwn })
    if (!isDecided(standing)) return []
    const rules = policyFor(app, { openedAt })(interview.at).grants.interview
    const [before, reason] = [given.get(walletId)!, `interview:${clientId}`]
    const metClient = before.some(each => each.reason === reason)
    const gives = standing === 'counts' && comesTo(ledger.wallet(walletId), 'interview')
    const connects = gives ? interviewGrant({ ...interview, metClient }, before, rules) : 0
    if (connects > 0) before.push({ reason, connects, at: interview.at })
    return [{ walletId, postId, title, reason, connects }]
  })
  await giveInto(
    app,
    tx,
    ledger,
    decided.map(({ walletId, reason, connects, title }) => {
      const tell = `Your interview for "${title}" counts now. ${connectsAreYours(connects)}`
      return { walletId, source: 'interview', reason, connects, note: title, tell }
    }),
  )
  await saveInterviews(tx, decided)
  return decided.length
}
