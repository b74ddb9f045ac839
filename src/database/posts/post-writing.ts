import { sql } from 'kysely'
import type { PostTerms } from '#economy/posts/edit-post'
import { date, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { Write } from '../write-together.ts'
import type { PostFacts } from './posts.ts'

/** A post to be written: its terms, whose it is, and the price in Connects it is found by. */
export type NewPost = PostTerms & {
  postId: string
  clientId: string
  price: number
  postedAt: Temporal.Instant
  imported: boolean
  /** Whether its client chose its last day. */
  endChosen?: boolean
  /** Proposals it came with: more than 0 only on an imported post. */
  proposals: number
}

/** Writes posts that are not there yet, with their activity rows. Answers the ids of those that were new. */
export async function insertPosts(tx: Tx, posts: NewPost[]): Promise<Set<string>> {
  const of = <T>(pick: (post: NewPost) => T): T[] => posts.map(pick)
  const { rows } = await sql<{ post_id: string }>`
    insert into posts (post_id, client_id, title, description, category, specialty, level, payment_type, budget_cents, hourly_min_cents,
      hourly_max_cents, duration, workload, openings, skills, questions, countries, price, posted_at, ends_at, imported, end_chosen)
    select post_id, client_id, title, description, category, specialty, level, payment_type, budget_cents, hourly_min_cents,
      hourly_max_cents, duration, workload, openings, skills::jsonb, questions::jsonb, countries::jsonb, price, posted_at, ends_at, imported, end_chosen
    from unnest(
      ${of(p => p.postId)}::uuid[], ${of(p => p.clientId)}::uuid[], ${of(p => p.title)}::text[], ${of(p => p.description)}::text[],
      ${of(p => p.category)}::text[], ${of(p => p.specialty)}::text[], ${of(p => p.level)}::text[], ${of(p => p.paymentType)}::text[],
      ${of(p => p.budgetCents)}::int[], ${of(p => p.hourlyMinCents)}::int[], ${of(p => p.hourlyMaxCents)}::int[],
      ${of(p => p.duration)}::text[], ${of(p => p.workload)}::text[], ${of(p => p.openings)}::int[],
      ${of(p => JSON.stringify(p.skills))}::text[], ${of(p => JSON.stringify(p.questions))}::text[],
      ${of(p => JSON.stringify(p.countries))}::text[], ${of(p => p.price)}::int[], ${of(p => date(p.postedAt))}::timestamptz[],
      ${of(p => new Date(p.endsAt))}::timestamptz[], ${of(p => p.imported)}::boolean[],
      ${of(p => p.endChosen ?? false)}::boolean[]
    ) as given (post_id, client_id, title, description, category, specialty, level, payment_type, budget_cents, hourly_min_cents,
      hourly_max_cents, duration, workload, openings, skills, questions, countries, price, posted_at, ends_at, imported, end_chosen)
    on conflict (post_id) do nothing
    returning post_id`.execute(tx)
  const fresh = new Set(rows.map(row => row.post_id))
  const active = posts.filter(({ postId }) => fresh.has(postId))
  await sql`
    insert into post_activity (post_id, proposals)
    select * from unnest(${active.map(p => p.postId)}::uuid[], ${active.map(p => p.proposals)}::int[])
    on conflict (post_id) do nothing`.execute(tx)
  return fresh
}

/** Writes what an edit made of a post. */
export async function saveEditedPost(
  tx: Tx,
  postId: string,
  terms: PostTerms & { price: number; endChosen: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    update posts set
      title = ${terms.title}, description = ${terms.description}, category = ${terms.category}, specialty = ${terms.specialty},
      level = ${terms.level}, payment_type = ${terms.paymentType}, budget_cents = ${terms.budgetCents},
      hourly_min_cents = ${terms.hourlyMinCents}, hourly_max_cents = ${terms.hourlyMaxCents}, duration = ${terms.duration},
      workload = ${terms.workload}, openings = ${terms.openings}, skills = ${JSON.stringify(terms.skills)}::jsonb,
      questions = ${JSON.stringify(terms.questions)}::jsonb, countries = ${JSON.stringify(terms.countries)}::jsonb,
      price = ${terms.price}, ends_at = ${new Date(terms.endsAt)}, edited_at = ${date(now)}, end_chosen = ${terms.endChosen}
    where post_id = ${postId}`.execute(tx)
}

/** What decides the price of an open post, and the price it is found by now. */
export type PricedRow = Pick<
  PostFacts,
  | 'post_id'
  | 'client_id'
  | 'price'
  | 'payment_type'
  | 'budget_cents'
  | 'duration'
  | 'workload'
  | 'category'
  | 'level'
  | 'proposals'
  | 'client_verified'
  | 'client_spent_cents'
>

/** Open posts with ids after `after`, in id order: everybody's, or one client's. */
export async function listPricedPosts(
  db: Database,
  from: { after: string; most: number; clientId?: string | undefined },
): Promise<PricedRow[]> {
  const { rows } = await sql<PricedRow>`
    select post_id, client_id, price, payment_type, budget_cents, duration, workload, category, level, proposals,
      payment_verified as client_verified, spent_cents as client_spent_cents
    from posts join post_activity using (post_id) join members on member_id = client_id
    where state = 'open' and post_id > ${from.after} ${from.clientId ? sql`and client_id = ${from.clientId}` : sql``}
    order by post_id limit ${from.most}`.execute(db)
  return rows
}

/** Writes the prices that posts are found by. */
export function changedPrices(prices: { postId: string; price: number }[]): Write | undefined {
  if (prices.length === 0) return undefined
  return sql`
    update posts set price = given.price
    from unnest(${uuids(prices.map(p => p.postId))}, ${integers(prices.map(p => p.price))}) as given (post_id, price)
    where posts.post_id = given.post_id
    returning 1`
}
