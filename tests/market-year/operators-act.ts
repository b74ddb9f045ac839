import { approveAdjustment } from '#marketplace/adjustments/approve-adjustment'
import { askAdjustment } from '#marketplace/adjustments/ask-adjustment'
import { rejectAdjustment } from '#marketplace/adjustments/reject-adjustment'
import { system } from '#marketplace/app'
import { approveCampaign } from '#marketplace/campaigns/approve-campaign'
import { claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { createCampaign } from '#marketplace/campaigns/create-campaign'
import { removePost } from '#marketplace/ends/remove-post'
import { setBadge } from '#marketplace/grants/set-badge'
import { verifyClient } from '#marketplace/members/verify-client'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { inTurn, type Market, some, together } from './market.ts'
import { openPosts } from './standing.ts'

/** What payment systems tell the marketplace: what was paid, also where the plan may not buy, and what was charged back, some of it twice. */
export async function bookPayments(market: Market): Promise<void> {
  const { app, random, freelancers, purchases } = market
  const { bundles } = app.policies.at(app.clock()).policy
  const bought = some(market, 4, freelancers).map(walletId => {
    const { connects, cents } = random.pick(bundles.length > 0 ? bundles : [{ connects: 10, cents: 150 }])
    return { by: system, walletId, connects, cents, reference: app.newId() } as const
  })
  await together(market, { recordPurchase }, [...bought, ...bought.slice(0, 1)])
  purchases.push(...bought)
  const back = random.chance(0.6) ? some(market, 1, purchases) : []
  const charged = back.map(({ walletId, reference }) => ({ by: system, walletId, reference, reason: 'Charged back' }))
  await together(market, { revokePurchase }, charged)
}

/** One asks, the other decides what is too much for one. */
export async function adjust(market: Market): Promise<void> {
  const { random, operators, waiting } = market
  const [by, other] = operators
  const commands = some(market, 2, market.freelancers).map(walletId => ({
    by,
    walletId,
    connects: random.pick([5, -2, -8, 150, 120]),
    reason: 'A mishap of ours',
  }))
  const asked = await together(market, { askAdjustment }, commands)
  waiting.push(...asked.filter(({ value }) => value.state === 'waiting').map(({ value }) => value))
  for (const { walletId, adjustmentId } of waiting.splice(0, random.below(3))) {
    const decided = { by: other, walletId, adjustmentId }
    if (random.chance(0.6)) await together(market, { approveAdjustment }, [decided])
    else await together(market, { rejectAdjustment }, [{ ...decided, reason: 'No' }])
  }
}

export async function keepOrder(market: Market, week: number): Promise<void> {
  const { random, clients, operators } = market
  const [by] = operators
  const verified = some(market, week < 6 ? 6 : 1, clients)
  await inTurn(
    market,
    { verifyClient },
    verified.map(clientId => ({ by, clientId, verified: random.chance(0.8) })),
  )
  const bad = random.chance(0.35) ? some(market, 1, await openPosts(market)) : []
  await together(
    market,
    { removePost },
    bad.map(({ postId }) => ({ by, postId, reason: 'a scam' })),
  )
}

export async function giveBadges(market: Market): Promise<void> {
  const { app, random, freelancers, operators } = market
  const { badges } = app.policies.at(app.clock()).policy.grants
  const commands = badges.flatMap(({ badge }) =>
    some(market, 2, freelancers).map(memberId => ({ by: operators[0], memberId, badge, held: random.chance(0.7) })),
  )
  await together(market, { setBadge }, commands)
}

/** One of each kind in turn, a new one every six weeks. */
export async function campaign(market: Market, week: number): Promise<void> {
  if (week % 6 !== 2) return
  const { random, campaigns } = market
  const [kind, asks] = random.pick([
    ['code', { code: `HELLO-${week}` }],
    ['survey', { questions: [{ text: 'What is missing?', options: [] }] }],
    ['launch', {}],
  ] as const)
  const made = await make(market, { kind, name: `Campaign ${week}`, limit: random.pick([null, 12]), ...asks })
  const answers = kind === 'survey' ? ['Nothing.'] : []
  const code = kind === 'code' ? `hello-${week} ` : null
  campaigns.push(...made.map(campaignId => ({ campaignId: code ? null : campaignId, code, answers })))
}

/** Chance alone makes none for everybody in some years. */
export async function campaignForEverybody(market: Market): Promise<void> {
  const [campaignId] = await make(market, { kind: 'launch', name: 'A year', limit: null })
  const [by] = market.freelancers
  await together(market, { claimCampaign }, [{ by: by!, campaignId: campaignId!, code: null, answers: [] }])
}

/** Gives the campaigns that were made, each approved if it is too much for one operator. */
async function make(
  market: Market,
  about: { kind: 'code' | 'survey' | 'launch'; name: string; limit: number | null },
): Promise<string[]> {
  const { app, operators } = market
  const [opensAt, closesAt] = [0, 24 * 35].map(hours => app.clock().add({ hours }).toString()) as [string, string]
  const command = { by: operators[0], connects: 5, opensAt, closesAt, ...about }
  const made = await together(market, { createCampaign }, [command])
  const large = made.filter(({ value }) => value.waits)
  const approvals = large.map(({ value: { campaignId } }) => ({ by: operators[1], campaignId }))
  await together(market, { approveCampaign }, approvals)
  return made.map(({ value }) => value.campaignId)
}
