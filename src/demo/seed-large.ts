import { settleTables } from '#database/posts/imported-clients'
import { readSetting, saveSetting } from '#database/settings'
import type { App } from '#marketplace/app'
import { addClients, addFreelancers } from './large/large-people.ts'
import { addPosts, type LargePost } from './large/large-posts.ts'
import { addProposals, type Pair } from './large/large-proposals.ts'
import { type SeededApp, seededApp } from './seeded.ts'

export type LargeSeed = { size: number; random: number }
export type Progress = { what: 'clients' | 'freelancers' | 'posts' | 'proposals'; done: number; of: number }

const most = 1000

/** The marketplace has been filled before, with this. */
export const readLargeSeed = (app: App): Promise<LargeSeed | undefined> => readSetting<LargeSeed>(app.db, 'seed')

/**
 * Fills a marketplace for benchmarks: `size` posts, half as many freelancers with wallets, a tenth as many clients, `size` proposals.
 * A thousand rows a transaction, and every Connect through the ledger, so that the audit is clean.
 */
export async function seedLarge(
  app: App,
  { size, random }: LargeSeed,
  onProgress: (progress: Progress) => void,
): Promise<void> {
  const now = app.clock()
  const seeded = seededApp(app, { seed: random, start: now.subtract({ hours: 24 * 60 }) })
  const clients = await inBatches('clients', Math.ceil(size / 10), onProgress, count => addClients(seeded, count))
  const freelancers = await inBatches('freelancers', Math.ceil(size / 2), onProgress, (count, from) =>
    addFreelancers(seeded, count, from),
  )
  const posts = await inBatches('posts', size, onProgress, count => addPosts(seeded, { count, clients, now }))
  seeded.goTo(now.subtract({ hours: 12 }))
  const pairs = pairsOf(seeded, freelancers, posts)
  await inBatches('proposals', pairs.length, onProgress, async (count, from) => {
    seeded.goTo(seeded.clock().add({ milliseconds: Math.floor((11 * 3_600_000 * count) / pairs.length) }))
    await addProposals(seeded, pairs.slice(from, from + count))
    return []
  })
  await saveSetting(app.db, 'seed', { size, random })
  await settleTables(app.db)
}

/** Everybody proposes once, then once more to something else; a few posts are sought, most are not. */
function pairsOf(app: SeededApp, freelancers: string[], posts: LargePost[]): Pair[] {
  return posts.map((_, i) => {
    const half = i < freelancers.length ? 0 : 1
    const sought = Math.floor((posts.length / 2) * app.random() ** 3)
    const post = posts[Math.min(posts.length - 1, half * Math.ceil(posts.length / 2) + sought)]!
    return { freelancerId: freelancers[i % freelancers.length]!, post }
  })
}

async function inBatches<T>(
  what: Progress['what'],
  of: number,
  onProgress: (progress: Progress) => void,
  work: (count: number, from: number) => Promise<T[]>,
): Promise<T[]> {
  const made: T[] = []
  for (let done = 0; done < of; ) {
    const count = Math.min(most, of - done)
    made.push(...(await work(count, done)))
    done += count
    onProgress({ what, done, of })
  }
  return made
}
