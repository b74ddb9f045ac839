import type { App } from '#marketplace/app'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { readAuction } from '#marketplace/boosts/read-auction'
import { claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { readPost } from '#marketplace/posts/read-post'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { inTurn, type Market, some, together } from './market.ts'
import { invitations, openPosts, waitingProposals } from './standing.ts'

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [] }

/** Whoever was invited, and many more: by the price the page showed them, or the one they were found by. */
export async function propose(market: Market): Promise<void> {
  const { app, random, freelancers } = market
  const posts = await openPosts(market)
  if (posts.length === 0) return
  const asked = await invitations(market)
  const declining = random.chance(0.4) ? some(market, 1, asked) : []
  const invited = some(
    market,
    2,
    asked.filter(one => !declining.includes(one)),
  )
  const others = some(market, 28, freelancers).map(by => ({
    ...random.pick(random.chance(0.6) ? posts.slice(0, 3) : posts),
    by,
  }))
  const read = await inTurn(market, { readPost: shown }, [...invited, ...others.slice(0, 4)])
  const quoted = read.map(({ command, value }) => ({ ...letter, ...command, shownPrice: value.price }))
  const found = others.slice(4).map(({ by, postId, price }) => ({ ...letter, by, postId, shownPrice: price }))
  if (random.chance(0.5)) app.pass({ minutes: random.pick([10, 29, 31]) })
  await together(market, { submitProposal }, [...quoted, ...found])
  await inTurn(market, { declineInvitation }, declining)
}

const shown = (app: App, { postId, by }: { postId: string; by: string }) => readPost(app, postId, by)

type Bid = { by: string; proposalId: string; connects: number }

/** Where a place has a price, most who want one bid that. */
async function placePrices(
  { app, random }: Market,
  fresh: { proposalId: string; freelancer: string; post: string }[],
): Promise<(bid: Bid) => Bid> {
  if (!app.policies.at(app.clock()).policy.boosts?.price) return bid => bid
  const known = new Map<string, number>()
  for (const { proposalId, freelancer: by, post: postId } of fresh) {
    const read = await readAuction(app, { by, postId })
    if (read.ok && read.value.price) known.set(proposalId, read.value.price.connects)
  }
  return bid => ({ ...bid, connects: random.chance(0.9) ? (known.get(bid.proposalId) ?? bid.connects) : bid.connects })
}

/** Bids, and bids against bids. */
export async function boost(market: Market): Promise<void> {
  const { app, random } = market
  const fresh = (await waitingProposals(market)).slice(-20)
  const bid = ({ proposalId, freelancer: by }: (typeof fresh)[number]) => ({
    by,
    proposalId,
    connects: 1 + random.below(7),
  })
  const prices = await placePrices(market, fresh)
  const first = await together(market, { bidBoost }, some(market, 8, fresh).map(bid).map(prices))
  app.pass({ hours: 5 })
  const raised = some(market, 3, first).map(({ command }) => ({ ...command, connects: command.connects + 2 }))
  await together(market, { bidBoost }, [...raised, ...some(market, 3, fresh).map(bid).map(prices)])
}

export async function withdraw(market: Market): Promise<void> {
  const waiting = await waitingProposals(market)
  const commands = some(market, 3, waiting).map(({ proposalId, freelancer: by }) => ({ by, proposalId }))
  await together(market, { withdrawProposal }, commands)
}

export async function claim(market: Market): Promise<void> {
  const { random, campaigns, freelancers } = market
  if (campaigns.length === 0) return
  const commands = some(market, 8, freelancers).map(by => ({ by, ...random.pick(campaigns.slice(-2)) }))
  await together(market, { claimCampaign }, commands)
}
