import { sql } from 'kysely'
import type { App } from '#marketplace/app'
import { system } from '#marketplace/app'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { removePost } from '#marketplace/ends/remove-post'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { drive } from './drive.ts'
import type { Done, Task } from './task.ts'

/** The ids a worker chooses from. */
export type Market = { freelancers: string[]; posts: { id: string; price: number }[] }

export async function readMarket({ db }: App): Promise<Market> {
  const members = await sql<{ id: string }>`
    select member_id as id from members where is_freelancer order by member_id`.execute(db)
  const posts = await sql<{ id: string; price: number }>`
    select post_id as id, price from posts order by post_id`.execute(db)
  return { freelancers: members.rows.map(({ id }) => id), posts: posts.rows }
}

export function work(app: App, market: Market, task: Task): Promise<Done> {
  if (task.load === 'remove-post') return remove(app, market.posts[task.at]!.id)
  if (task.load === 'one-auction') return bid(app, market.posts[task.at]!.id, task)
  const next = pairs(market, task)
  return drive(task, () => {
    const pair = next()
    // An app of its own has queues of its own: nobody to be gathered with.
    return pair && (() => submitProposal(task.alone ? { ...app } : app, command(pair)))
  })
}

type Whom = Pick<Task, 'load' | 'at' | 'half'>
export type Pair = { by: string; post: { id: string; price: number } }

/** Who proposes to what, one after the other, until there is nobody left. */
export function pairs({ freelancers: all, posts }: Market, { load, at, half }: Whom): () => Pair | undefined {
  const freelancers = half === undefined ? all : all.filter((_, i) => i % 2 === half)
  const any = <T>(from: T[]): T => from[Math.floor(Math.random() * from.length)]!
  let i = 0
  const pair = (by: string | undefined, post: Pair['post'] | undefined) => (by && post ? { by, post } : undefined)
  if (load === 'one-post') return () => pair(freelancers[i++], posts[at])
  if (load === 'one-wallet') return () => pair(freelancers[at], posts[i++])
  return () => pair(any(freelancers), any(posts))
}

export const command = ({ by, post }: Pair) => ({ by, postId: post.id, ...letter(), shownPrice: post.price })

export const letter = () => {
  const from = Math.floor(Math.random() * (text.length - 600))
  return { coverLetter: text.slice(from, from + 600), bidCents: 400_00, answers: [], portfolio: [] }
}

const words =
  'booking calendar clinic patient room week month share show write plain quick careful honest test ship'.split(' ')
const text = Array.from({ length: 2_000 }, () => words[Math.floor(Math.random() * words.length)]).join(' ')

/** All who proposed to a post bid for its places in turn, each one Connect more than the one before. */
async function bid(app: App, postId: string, task: Task): Promise<Done> {
  const { rows } = await sql<{ by: string; proposalId: string }>`
    select freelancer_id as by, proposal_id as "proposalId" from proposals where post_id = ${postId}`.execute(app.db)
  let connects = 0
  return drive(task, () => {
    const bidder = rows[connects++ % rows.length]!
    const command = { ...bidder, connects }
    return () => bidBoost(app, command)
  })
}

async function remove(app: App, postId: string): Promise<Done> {
  const began = performance.now()
  const decision = await removePost(app, { by: system, postId, reason: 'It was written for a benchmark.' })
  const took = performance.now() - began
  if (!decision.ok) throw new Error(decision.refusal.code)
  return { done: decision.value.proposals, seconds: took / 1000, took: [took], rss: 0, refused: {} }
}
