import type { FoundPost } from '#database/posts/post-search'
import type { PostState } from '#economy/posts/post-states'
import { type ProposalsTier, proposalsTier } from '#economy/posts/proposals-tier'

/** The pay of a post, in cents: for the whole work, or for an hour. */
export type Pay =
  | { type: 'fixed'; budgetCents: number }
  | {
      type: 'hourly'
      minCents: number | null
      maxCents: number | null
      duration: string | null
      workload: string | null
    }

/** A post in a list. `price` in Connects for who reads it; `excerpt` is the beginning of its description. */
export type PostCard = {
  id: string
  title: string
  excerpt: string
  category: string
  specialty: string
  level: string | null
  pay: Pay
  duration: string | null
  skills: string[]
  openings: number
  countries: string[]
  price: number
  proposals: ProposalsTier
  state: PostState
  postedAt: string
  endsAt: string
  client: {
    verified: boolean | null
    rating: number | null
    ratingCount: number
    spentCents: number
    country: string | null
  }
}

export const postCard = (row: FoundPost, price: number): PostCard => ({
  id: row.post_id,
  title: row.title,
  excerpt: excerptOf(row.description),
  category: row.category,
  specialty: row.specialty,
  level: row.level,
  pay: payOf(row),
  duration: row.duration,
  skills: row.skills,
  openings: row.openings,
  countries: row.countries,
  price,
  proposals: proposalsTier(row.proposals),
  state: row.state,
  postedAt: row.posted_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  client: {
    verified: row.payment_verified,
    rating: row.rating,
    ratingCount: row.rating_count,
    spentCents: row.spent_cents,
    country: row.country,
  },
})

export const payOf = (row: PayRow): Pay =>
  row.payment_type === 'fixed'
    ? { type: 'fixed', budgetCents: row.budget_cents! }
    : {
        type: 'hourly',
        minCents: row.hourly_min_cents,
        maxCents: row.hourly_max_cents,
        duration: row.duration,
        workload: row.workload,
      }

type PayRow = Pick<
  FoundPost,
  'payment_type' | 'budget_cents' | 'hourly_min_cents' | 'hourly_max_cents' | 'duration' | 'workload'
>

const mostOfExcerpt = 280

// Cut at a word, so that nobody reads half of one.
function excerptOf(description: string): string {
  const flat = description.replaceAll(/\s+/g, ' ').trim()
  if (flat.length <= mostOfExcerpt) return flat
  return `${flat.slice(0, mostOfExcerpt).replace(/\s+\S*$/, '')} …`
}
