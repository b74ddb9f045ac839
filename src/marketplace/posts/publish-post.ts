import { lockMember } from '#database/members/profiles'
import { insertPosts } from '#database/posts/post-writing'
import { type Decision, decide, refuse } from '#economy/decision'
import { mayPublish } from '#economy/posts/may-publish'
import { type App, policyNow } from '../app.ts'
import { endOfDay } from '../ends/end-day.ts'
import { committed } from '../gather.ts'
import { pricePost } from '../prices/price-post.ts'
import { historyOf } from '../prices/with-hire-rates.ts'
import { checked } from '../problems-of.ts'
import { type PostInput, postInputSchemaFor } from './post-input.ts'
import { pricedTerms, termsOf } from './post-terms.ts'
import { publisherOf } from './publisher-of.ts'

export type PublishPost = PostInput & { by: string }
/** `price` in Connects for whoever was not invited. */
export type PostPublished = { postId: string; price: number; endsAt: string }

/** A client publishes a post; it takes proposals at once. */
export function publishPost(app: App, { by, ...input }: PublishPost): Promise<Decision<PostPublished>> {
  return committed(app, async tx => {
    // Locked, so that the client is not verified between the price and the post that carries it.
    const client = await lockMember(tx, by)
    const refused = client && mayPublish(publisherOf(client), policyNow(app))
    if (refused || !client) return refused ?? refuse('not-a-client')
    const post = checked(postInputSchemaFor(app), input)
    if (!post.ok) return post
    const postedAt = app.clock()
    const terms = termsOf(post.value, endOfDay(app, post.value.endsOn, postedAt))
    const history = await historyOf(app, tx, client)
    const price = pricePost(policyNow(app), pricedTerms(terms, client.payment_verified, history), false).connects
    const postId = app.newId()
    const endChosen = post.value.endsOn !== null
    await insertPosts(tx, [
      { ...terms, postId, clientId: by, price, postedAt, imported: false, endChosen, proposals: 0 },
    ])
    return decide({ postId, price, endsAt: new Date(terms.endsAt).toISOString() })
  })
}
