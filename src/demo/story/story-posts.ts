import { type App, policyNow } from '#marketplace/app'
import { type CategorisedPost, demoPosts } from '../demo-posts.ts'
import { demoClients } from '../people/demo-clients.ts'
import type { DemoClient } from '../posts/demo-post.ts'
import type { SeededApp } from '../seeded.ts'
import { type Fate, fates } from './fates.ts'
import type { Episode } from './ines.ts'
import { bookingCalendar } from './play-booking-calendar.ts'
import { episodeOf } from './play-ines.ts'
import type { StoryPost, World } from './world.ts'

/** A post of the story, and how it ended if it is over. */
export type Told = {
  story: StoryPost
  over: { fate: Fate; endDaysAgo: number } | undefined
  episode: Episode | undefined
}

/** All posts: those that are over were posted earlier than their authors' files say. */
export function storyPosts({ time: { app }, clients }: World): Told[] {
  const fateOf = new Map(Object.keys(fates).flatMap(client => fatesOf(client as DemoClient)))
  return demoPosts.map(post => {
    const episode = episodeOf(post.title)
    const fate = fateOf.get(post)
    const over = episode ? timesOf(app, episode) : fate && someTimes(app, fate)
    const story = {
      post,
      clientId: clients[post.client],
      clientVerified: demoClients[post.client].paymentVerified,
      postedDaysAgo: over?.posted ?? post.daysAgo,
      price: 0,
      letters: 0,
    }
    return { story, over, episode }
  })
}

/** The oldest posts of a client are the ones that are over. */
function fatesOf(client: DemoClient): [CategorisedPost, Fate][] {
  const free = demoPosts.filter(
    post => post.client === client && !episodeOf(post.title) && post.title !== bookingCalendar,
  )
  const oldest = free.toSorted((a, b) => b.daysAgo - a.daysAgo)
  return fates[client].map((fate, i) => [oldest[i]!, fate])
}

type Times = { posted: number; fate: Fate; endDaysAgo: number }

function timesOf(app: App, { posted, end }: Episode): Times | undefined {
  if (!posted || !end) return undefined
  return { posted, fate: end.how, endDaysAgo: end.how === 'ended' ? endOf(app, posted) : end.at }
}

function someTimes(app: SeededApp, fate: Fate): Times {
  const posted = policyNow(app).posts.openDays + app.between(20, 350) / 10
  if (fate === 'ended') return { posted, fate, endDaysAgo: endOf(app, posted) }
  const endDaysAgo = app.between(30, 520) / 10
  return { posted: endDaysAgo + app.between(100, 150) / 10, fate, endDaysAgo }
}

/** Half a minute after its date has come. */
const endOf = (app: App, posted: number): number => posted - policyNow(app).posts.openDays - 0.0003
