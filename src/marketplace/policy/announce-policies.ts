import {
  type Announcement,
  countWalletsAfter,
  findNoticed,
  findTold,
  listWalletsAfter,
  type Place,
  saveTold,
} from '#database/policy/policy-announcements'
import { dateWords } from '#economy/figure-words'
import { changeNotice, policyChangeFor } from '#economy/policy/policy-change-for'
import { changesAhead, rulesOf } from '#economy/policy/policy-versions'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { type NoticeToSend, notify } from '../notices/notify.ts'
import { readMemberFacts } from './member-facts.ts'
import type { StoredVersion } from './policies.ts'

const mostAtOnce = 1000

/**
 * Tells members what the versions to come change for them, each once, a slice of wallets a transaction, in the order in
 * which the wallets were opened: those opened later are told later. Answers how many were told. Safe to run twice or late.
 */
export async function announcePolicies(app: App): Promise<number> {
  let told = 0
  for (const [version, kind] of toTell(app)) told += await tellAll(app, version, kind)
  return told
}

/** How many wallets have not been looked at yet for something there is to tell. */
export async function countToTell(app: App): Promise<number> {
  let left = 0
  for (const [version, kind] of toTell(app)) {
    const announcement = { versionId: version.id, kind }
    const until = await lastToTell(app, announcement)
    if (until) left += await countWalletsAfter(app.db, { after: await findTold(app.db, announcement), until })
  }
  return left
}

const toTell = (app: App): [StoredVersion, Announcement['kind']][] =>
  app.policies.every().flatMap((version): [StoredVersion, Announcement['kind']][] => {
    if (version.cancelledAt) return [[version, 'cancelled']]
    return isAhead(app, version) ? [[version, 'coming']] : []
  })

function isAhead(app: App, { from, keeps }: StoredVersion): boolean {
  const now = app.clock().epochMilliseconds
  return [from, ...keeps.map(({ until }) => until)].some(at => at.epochMilliseconds > now)
}

async function tellAll(app: App, version: StoredVersion, kind: Announcement['kind']): Promise<number> {
  const announcement = { versionId: version.id, kind }
  let told = 0
  for (;;) {
    const after = await findTold(app.db, announcement)
    const until = await lastToTell(app, announcement)
    const slice = until && (await listWalletsAfter(app.db, { after, until, most: mostAtOnce }))
    if (!slice?.length) return told
    const notices = await noticesTo(app, version, { kind, slice })
    const to = { from: after, to: slice.at(-1)! }
    const isOurs = await committed(app, async tx => {
      const moved = await saveTold(tx, announcement, to)
      if (moved) await notify(app, tx, notices, app.clock())
      return moved
    })
    if (!isOurs) return told // Another process is telling them.
    told += notices.length
  }
}

/** A wallet that is being opened right now may commit after one opened later: none is told within its first minute. */
const lastToTell = async (app: App, { versionId, kind }: Announcement): Promise<Place | undefined> =>
  kind === 'coming'
    ? { openedAt: app.clock().subtract({ minutes: 1 }), walletId: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
    : findTold(app.db, { versionId, kind: 'coming' })

type Slice = { kind: Announcement['kind']; slice: Place[] }

async function noticesTo(app: App, version: StoredVersion, { kind, slice }: Slice): Promise<NoticeToSend[]> {
  const ids = slice.map(({ walletId }) => walletId)
  const link = `/wallet#policy-${version.id}`
  if (kind === 'cancelled') {
    const text = `The change of the rules announced for ${dateWords(version.from)} does not come. Everything stays as it is.`
    const told = await findNoticed(app.db, ids, { kind: coming, link })
    return [...told].map(memberId => ({ memberId, kind: 'policy-change-cancelled', text, link: '/wallet' }))
  }
  const facts = await readMemberFacts(app, ids)
  return [...facts].flatMap(([memberId, member]) => {
    const change = changesAhead(app.policies.versions(), app.clock(), member.wallet.openedAt).find(
      ({ after }) => after.id === version.id,
    )
    const changes = change ? policyChangeFor(rulesOf(change), member) : []
    return changes.length > 0 ? [{ memberId, kind: coming, text: changeNotice(change!, changes), link }] : []
  })
}

const coming = 'policy-change'
