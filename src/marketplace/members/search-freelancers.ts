import type { z } from 'zod'
import {
  countFreelancers,
  type FoundFreelancer,
  type FreelancerFilter,
  type FreelancerPlace,
  hasContent,
  lookUpFew,
  searchBoosted,
  searchFreelancers as searchOthers,
} from '#database/members/freelancer-search'
import { type Decision, decide } from '#economy/decision'
import { placeBoosted } from '#economy/visibility/place-boosted'
import { type App, policyNow } from '../app.ts'
import { checked } from '../problems-of.ts'
import { decodeFreelancerCursor, encodeFreelancerCursor, type FreelancerCursor } from './freelancer-cursor.ts'
import { freelancerFilterSchema, type SearchFreelancers } from './freelancer-filter.ts'

/** A freelancer as a search shows them. `boosted`: they stand here because they pay for it. */
export type FreelancerCard = {
  id: string
  name: string
  headline: string
  excerpt: string
  skills: string[]
  hourlyRateCents: number | null
  country: string | null
  memberSince: string
  isAgency: boolean
  availableNow: boolean
  boosted: boolean
}
/**
 * `count` is exact while `more` is false, else there are that many or more. `order`: what fits the words best first, or
 * who joined last. `places`: how many of a page may be boosted.
 */
export type FoundFreelancers = {
  freelancers: FreelancerCard[]
  next: string | null
  count: number
  more: boolean
  order: 'fit' | 'newest'
  places: number
}

const pageSize = 20
const mostCounted = { usual: 500, common: 100 }

/** Freelancers who fit, the boosted ones on top and marked, 20 a page. */
export async function searchFreelancers(app: App, input: SearchFreelancers = {}): Promise<Decision<FoundFreelancers>> {
  const parsed = checked(freelancerFilterSchema, input)
  if (!parsed.ok) return parsed
  const { cursor, ...asked } = parsed.value
  const filter = await filterOf(app, asked)
  const from = decodeFreelancerCursor(cursor)
  const { boostedProfile, graceMinutes } = policyNow(app).visibility
  const places = boostedProfile?.places ?? 0
  const shownSince = app.clock().subtract({ minutes: graceMinutes })
  const others = await searchOthers(app.db, filter, { most: pageSize + 1, shownSince, ...from })
  // Where all who fit are on this page, they were read already: what finds few reads many rows.
  const all = cursor === undefined && others.length <= pageSize ? others : undefined
  const boosted =
    all?.filter(row => row.boosted) ??
    (await searchBoosted(app.db, filter, { most: places, shownSince, after: further(from) }))
  const page = placeBoosted(boosted.map(withId), others.map(withId), { places, most: pageSize })
  const most = filter.few || !isWorded(filter) ? mostCounted.usual : mostCounted.common
  const count = all?.length ?? (await countFreelancers(app.db, filter, { most: most + 1, shownSince }))
  const next = { after: placeOf(page.listed) ?? from.after, placed: placeOf(page.placed) ?? from.placed }
  return decide({
    freelancers: [...page.placed.map(row => card(row, true)), ...page.listed.map(row => card(row, false))],
    next: page.more ? encodeFreelancerCursor(next) : null,
    count: Math.min(count, most),
    more: count > most,
    order: filter.few && filter.words !== undefined ? 'fit' : 'newest',
    places,
  })
}

async function filterOf(app: App, { words, skills = [], ...same }: Asked): Promise<FreelancerFilter> {
  const said = words !== undefined && (await hasContent(app.db, words)) ? words : undefined
  const filter = { ...same, words: said, skills: skills.map(skill => skill.toLowerCase()) }
  return isWorded(filter) ? { ...filter, few: await lookUpFew(app.db, filter) } : filter
}
type Asked = Omit<z.output<typeof freelancerFilterSchema>, 'cursor'>

const isWorded = ({ words, skills }: FreelancerFilter): boolean => words !== undefined || skills.length > 0

/** Who was shown among the others is not shown again on top, nor the other way round: the further of the two places. */
function further({ after, placed }: FreelancerCursor): FreelancerPlace | undefined {
  if (!after || !placed) return after ?? placed
  const order =
    after.rank - placed.rank || Temporal.Instant.compare(after.at, placed.at) || (after.id < placed.id ? -1 : 1)
  return order < 0 ? after : placed
}

type Row = FoundFreelancer & { id: string }
const withId = (row: FoundFreelancer): Row => ({ ...row, id: row.member_id })

const placeOf = (rows: Row[]): FreelancerPlace | undefined => {
  const last = rows.at(-1)
  return last && { rank: last.rank, at: last.joined_at.toTemporalInstant(), id: last.id }
}

const card = (row: Row, boosted: boolean): FreelancerCard => ({
  id: row.id,
  name: row.name,
  headline: row.headline,
  excerpt: row.about,
  skills: row.skills,
  hourlyRateCents: row.hourly_rate_cents,
  country: row.country,
  memberSince: row.joined_at.toISOString(),
  isAgency: row.is_agency,
  availableNow: row.available,
  boosted,
})
