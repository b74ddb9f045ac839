import { createHash } from 'node:crypto'
import type { ImportedClient } from '#database/posts/imported-clients'
import type { NewPost } from '#database/posts/post-writing'
import { type ProposalsTier, proposalsTiers, tierRange } from '#economy/posts/proposals-tier'
import { type App, policyNow } from '../app.ts'
import { storable } from '../fields.ts'
import { pricedTerms } from '../posts/post-terms.ts'
import { pricePost } from '../prices/price-post.ts'
import type { ImportedPost } from './imported-post.ts'

/** The same line gives the same post, on every machine and every day. */
export const postIdOf = (id: string): string => uuidOf(`post:${id}`)
const clientIdOf = (key: string): string => uuidOf(`client:${key}`)

/** The clients of these posts, each once, with everything that any of the lines tells. */
export function clientsOf(posts: ImportedPost[]): ImportedClient[] {
  const clients = new Map<string, ImportedClient>()
  for (const post of posts) {
    const before = clients.get(post.clientKey)
    const country = post.clientCountry ?? before?.country ?? null
    clients.set(post.clientKey, {
      id: clientIdOf(post.clientKey),
      country,
      name: country ? `Client in ${country}` : 'Client',
      verified: post.clientVerified ?? before?.verified ?? null,
      rating: post.clientRating ?? before?.rating ?? null,
      ratingCount: Math.max(post.clientFeedbackCount ?? 0, before?.ratingCount ?? 0),
      spentCents: Math.max(post.clientSpentCents ?? 0, before?.spentCents ?? 0),
    })
  }
  return [...clients.values()]
}

export function postOf(
  app: App,
  post: ImportedPost,
  verified: Map<string, boolean | null>,
  now: Temporal.Instant,
): NewPost {
  const clientId = clientIdOf(post.clientKey)
  const fixed = post.payment.type === 'fixed'
  const terms = {
    title: post.title,
    description: storable(post.description ?? ''),
    category: post.category,
    specialty: post.specialty ?? '',
    level: post.level,
    paymentType: post.payment.type,
    budgetCents: post.payment.type === 'fixed' ? post.payment.budgetCents : null,
    hourlyMinCents: fixed ? null : (post.hourlyMinCents ?? post.hourlyMidCents),
    hourlyMaxCents: fixed ? null : (post.hourlyMaxCents ?? post.hourlyMidCents),
    duration: post.duration,
    workload: fixed ? null : post.workload,
    openings: post.freelancersToHire ?? 1,
    skills: post.skills ?? [],
    questions: [],
    countries: [],
    endsAt: now.add({ hours: 24 * policyNow(app).posts.openDays }).epochMilliseconds,
  }
  return {
    ...terms,
    postId: postIdOf(post.id),
    clientId,
    price: pricePost(policyNow(app), pricedTerms(terms, verified.get(clientId) ?? null), false).connects,
    postedAt: post.postedAt ?? now,
    imported: true,
    proposals: proposalsTiers.includes(post.applicantsBucket as ProposalsTier)
      ? tierRange(post.applicantsBucket as ProposalsTier).least
      : 0,
  }
}

// A UUID of version 8: its 122 bits are ours to define.
function uuidOf(name: string): string {
  const hex = createHash('sha256').update(`earnest import ${name}`).digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
