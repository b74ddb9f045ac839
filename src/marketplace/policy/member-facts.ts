import { findBadges } from '#database/grants/badges'
import { findMeters } from '#database/members/visibilities'
import {
  countOpenProposals,
  findBidders,
  findConfirmed,
  findEarned,
  listLastPosts,
} from '#database/policy/policy-announcements'
import { readWallets } from '#database/wallets/wallets'
import type { MemberFacts } from '#economy/policy/changes/compared'
import { type Meter, visibilityServices } from '#economy/visibility/visibility'
import { settleWallet } from '#economy/wallets/settle-wallet'
import { available, type Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { pricedPost } from '../prices/price-post.ts'
import { withHireRates } from '../prices/with-hire-rates.ts'
import { together } from '../together.ts'
import { policyFor } from './policy-for.ts'

const lastOnes = 10
const bidDays = 90

/** What decides which changes of the policy matter to members, by wallet, whatever their number. */
export async function readMemberFacts(app: App, walletIds: string[]): Promise<Map<string, MemberFacts>> {
  const now = app.clock()
  const since = now.subtract({ hours: 24 * bidDays })
  const [wallets, posts, open, earned, badges, bidders, meters, confirmed] = await together([
    readWallets(app.db, walletIds),
    listLastPosts(app.db, walletIds, lastOnes),
    countOpenProposals(app.db, walletIds),
    findEarned(app.db, walletIds),
    findBadges(app.db, walletIds),
    findBidders(app.db, walletIds, since),
    findMeters(app.db, walletIds),
    findConfirmed(app.db, walletIds),
  ])
  const lastPosts = Map.groupBy(await withHireRates(app, app.db, posts), post => post.freelancer_id)
  return new Map(
    [...wallets].map(([id, { wallet: stored }]) => {
      const wallet = settled(app, stored, now)
      return [
        id,
        {
          lastPosts: (lastPosts.get(id) ?? []).map(post => pricedPost(post, post.invited)),
          openProposals: open.get(id) ?? 0,
          wallet,
          balance: available(wallet, now),
          hasBid: bidders.has(id),
          services: servicesOf(meters, id),
          earned: earned.get(id) ?? new Set(),
          badges: badges.get(id) ?? [],
          emailVerified: confirmed.has(id),
        },
      ]
    }),
  )
}

const settled = (app: App, stored: Wallet, now: Temporal.Instant): Wallet =>
  settleWallet(stored, { policyAt: policyFor(app, stored), now, newId: app.newId }).wallet

const servicesOf = (meters: Map<string, Meter>, id: string): MemberFacts['services'] =>
  visibilityServices.flatMap(service => {
    const meter = meters.get(`${id}/${service}`)
    return meter && meter.state !== 'off' ? [{ service, ceiling: meter.ceiling }] : []
  })
