import { findProfile } from '#database/members/profiles'
import { type Decision, decide, refuse } from '#economy/decision'
import { mayPublish } from '#economy/posts/may-publish'
import type { Price } from '#economy/prices/price-of'
import { type App, policyNow } from '../app.ts'
import { type DaysToEnd, daysToEnd, endOfDay } from '../ends/end-day.ts'
import { pricePost } from '../prices/price-post.ts'
import { historyOf } from '../prices/with-hire-rates.ts'
import { problemsOf } from '../problems-of.ts'
import { type PostInput, postInputSchemaFor } from './post-input.ts'
import { pricedTerms, termsOf } from './post-terms.ts'
import { publisherOf } from './publisher-of.ts'

/** A post before it is published: every problem by field, or what freelancers will pay and why; `invited` is what those pay whom the client invites. */
export type PostPreview =
  | { problems: Record<string, string>; price: null; invited: null; endsAt: null }
  | { problems: null; price: Price; invited: Price; endsAt: string }

/** Looks at what a client is about to publish; nothing is written. */
export async function previewPost(
  app: App,
  { by, ...input }: PostInput & { by: string },
): Promise<Decision<PostPreview>> {
  const client = await findProfile(app.db, by)
  const refused = client && mayPublish(publisherOf(client), policyNow(app))
  if (refused || !client) return refused ?? refuse('not-a-client')
  const schema = postInputSchemaFor(app)
  const parsed = schema.safeParse(input)
  if (!parsed.success) return decide({ problems: problemsOf(schema, input), price: null, invited: null, endsAt: null })
  const endsAt = endOfDay(app, parsed.data.endsOn, app.clock())
  const history = await historyOf(app, app.db, client)
  const terms = pricedTerms(termsOf(parsed.data, endsAt), client.payment_verified, history)
  const [price, invited] = [false, true].map(invited => pricePost(policyNow(app), terms, invited)) as [Price, Price]
  return decide({ problems: null, price, invited, endsAt: endsAt.toString() })
}

/** The days a new post may end on. */
export const daysForNewPost = (app: App): DaysToEnd => daysToEnd(app, app.clock())
