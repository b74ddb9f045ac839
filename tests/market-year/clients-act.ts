import { levels } from '#economy/posts/categories'
import { closePost } from '#marketplace/ends/close-post'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { editPost } from '#marketplace/posts/edit-post'
import type { PostInput } from '#marketplace/posts/post-input'
import { publishPost } from '#marketplace/posts/publish-post'
import { declineProposal, declineReasons } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { interviewFreelancer, shortlistProposal, viewProposal } from '#marketplace/proposals/sort-proposal'
import { inTurn, type Market, some, together } from './market.ts'
import { openPosts, waitingProposals } from './standing.ts'

export async function publish(market: Market): Promise<void> {
  const commands = some(market, 4, market.clients).map(by => ({ by, ...brief(market) }))
  await inTurn(market, { publishPost }, commands)
}

function brief({ app, random }: Market) {
  const day = app.clock().add({ hours: 24 * (4 + random.below(20)) })
  const terms: Pick<PostInput, 'paymentType' | 'budgetCents' | 'hourlyMinCents' | 'hourlyMaxCents' | 'duration'> =
    random.chance(0.7)
      ? ({ paymentType: 'fixed', budgetCents: random.pick([20_00, 49_99, 450_00, 600_00, 9_000_00]) } as const)
      : ({
          paymentType: 'hourly',
          hourlyMinCents: 20_00,
          hourlyMaxCents: 60_00,
          duration: random.pick(['Less than 1 month', '3 to 6 months']),
        } as const)
  return {
    ...terms,
    title: 'Rebuild our booking calendar',
    description: 'Two people can never take the same slot, whatever they press.',
    category: 'Web, Mobile & Software Dev' as const,
    level: random.pick(levels),
    openings: 1 + random.below(3),
    endsOn: random.chance(0.3) ? day.toString().slice(0, 10) : null,
  }
}

/** Clients edit and close posts of theirs, and invite to them. */
export async function tendPosts(market: Market): Promise<void> {
  const { random, freelancers } = market
  const posts = await openPosts(market)
  const skills = ['TypeScript', 'SQL']
  await inTurn(
    market,
    { editPost },
    some(market, 1, posts.slice(0, 3)).map(({ postId, by }) => ({ by, postId, skills })),
  )
  await together(market, { closePost }, some(market, random.below(3), posts))
  const invited = some(market, 2, posts).map(post => ({ ...post, freelancerId: random.pick(freelancers), message: '' }))
  await inTurn(market, { inviteFreelancer }, invited)
}

/** Clients look through what they received. */
export async function sortProposals(market: Market): Promise<void> {
  const waiting = (await waitingProposals(market)).map(({ proposalId, client: by }) => ({ proposalId, by }))
  const of = (most: number) => some(market, most, waiting)
  await together(market, { viewProposal }, of(12))
  await together(
    market,
    { shortlistProposal },
    of(5).map(one => ({ ...one, on: market.random.chance(0.8) })),
  )
  await together(market, { interviewFreelancer }, of(4))
  const reason = () => market.random.pick(declineReasons)
  await together(
    market,
    { declineProposal },
    of(5).map(one => ({ ...one, reason: reason() })),
  )
  await together(market, { hireFreelancer }, of(3))
}
