import { countOpenProposals, listLastPosts } from '#database/policy-announcements'
import { readWallets } from '#database/wallets'
import type { MemberFacts } from '#economy/policy-change-for'
import { settleWallet } from '#economy/settle-wallet'
import { available } from '#economy/wallet'
import type { App } from '../app.ts'
import { pricedPost } from '../posts/price-post.ts'
import { together } from '../together.ts'
import { policyFor } from './policy-for.ts'

const lastOnes = 10

/** What decides which changes of the policy matter to members, by wallet, whatever their number. */
export async function readMemberFacts(
  app: App,
  walletIds: string[],
): Promise<Map<string, MemberFacts & { openedAt: Temporal.Instant }>> {
  const now = app.clock()
  const [wallets, posts, open] = await together([
    readWallets(app.db, walletIds),
    listLastPosts(app.db, walletIds, lastOnes),
    countOpenProposals(app.db, walletIds),
  ])
  const lastPosts = Map.groupBy(posts, post => post.freelancer_id)
  return new Map(
    [...wallets].map(([id, { wallet: stored }]) => {
      const { wallet } = settleWallet(stored, { policyAt: policyFor(app, stored), now, newId: app.newId })
      return [
        id,
        {
          openedAt: stored.openedAt,
          lastPosts: (lastPosts.get(id) ?? []).map(post => pricedPost(post, post.invited)),
          openProposals: open.get(id) ?? 0,
          balance: available(wallet, now),
        },
      ]
    }),
  )
}
