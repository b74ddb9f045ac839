import { type EndRules, findPromised, findPromisedPosts } from '#database/ends/prolonged-posts'
import type { Database, Tx } from '#database/open'
import { lockPosts, type PostFacts } from '#database/posts/posts'
import { changedProposals } from '#database/proposals/proposals'
import { keepPromisedEnd } from '#economy/ends/keep-promised-end'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { whatIsBack } from '../notices/what-is-back.ts'
import { openReturns, postReturns } from '../wallets/return-charges.ts'

const mostAtOnce = 100

/** Gives back what prolonged posts would have brought back by now. Answers on how many. Safe to run twice or late. */
export async function keepPromisedEnds(app: App): Promise<number> {
  const rules = endRules(app)
  const postIds = rules.length > 0 ? await findPromisedPosts(app.db, rules, { now: app.clock(), most: mostAtOnce }) : []
  if (postIds.length === 0) return 0
  const done = await batchElseAlone(app, postIds, {
    work: async some => {
      await committed(app, async tx => keepPromisedEndsOf(app, tx, await lockPosts(tx, some)))
      return some.length
    },
    about: post => ({ post }),
    failed: 'a promised end could not be kept',
  })
  return postIds.length < mostAtOnce || done === 0 ? done : done + (await keepPromisedEnds(app))
}

/** The same for posts that are locked, before anything else happens to their proposals. */
export async function keepPromisedEndsOf(app: App, tx: Tx, posts: Map<string, PostFacts>): Promise<void> {
  const now = app.clock()
  const backs = (await promisedOn(app, tx, posts)).map(proposal => {
    const promisedEnd = proposal.promised_end!.toTemporalInstant()
    const facts = { ...proposal, viewed: proposal.viewed_at !== null, promisedEnd }
    const { state, policy, post_id } = proposal
    return { proposal, state, back: keepPromisedEnd(facts, posts.get(post_id)!, app.policies.of(policy), now) }
  })
  if (backs.length === 0) return
  const { save, lapsed } = postReturns(app, backs, await openReturns(app, tx, backs))
  const notices = backs.map(({ proposal, back }) => ({
    memberId: proposal.freelancer_id,
    kind: 'connects-returned',
    text: `"${posts.get(proposal.post_id)!.title}" was to end by now and is kept open. ${whatIsBack({ price: proposal.price, back, lapsed: lapsed(proposal.proposal_id) })} Your proposal stays with the client.`,
    link: `/proposals/${proposal.proposal_id}`,
  }))
  await save({ proposals: changedProposals(backs, now) }, notices)
}

/** Whether something on these posts has to come back that nobody has written yet. */
export const hasPromised = async (app: App, db: Database, posts: Map<string, PostFacts>): Promise<boolean> =>
  (await promisedOn(app, db, posts)).length > 0

// Asks nothing where no post was ever kept open.
async function promisedOn(app: App, db: Database, posts: Map<string, PostFacts>) {
  const postIds = [...posts.values()].flatMap(post => (post.prolonged_at ? [post.post_id] : []))
  const rules = postIds.length > 0 ? endRules(app) : []
  return rules.length > 0 ? findPromised(db, rules, { now: app.clock(), postIds }) : []
}

/** The versions under which something comes back when a post ends by its date. */
export const endRules = (app: App): EndRules[] =>
  app.policies
    .versions()
    .map(({ id, policy: { returns } }) => ({
      policy: id,
      ended: returns.ended.proposal,
      hired: returns.closedAfterHire.proposal,
    }))
    .filter(({ ended, hired }) => ended !== 'none' || hired !== 'none')
