import { markMailsSent } from '#database/members/seed-writing'
import { readSetting, saveSetting } from '#database/settings'
import type { App } from '#marketplace/app'
import { markRead } from '#marketplace/notices/mark-read'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { policiesBeforePlans } from './before-plans.ts'
import { type DemoLogIn, demoLogIns } from './demo-log-ins.ts'
import { addPeople } from './people/add-people.ts'
import { seededApp } from './seeded.ts'
import { playAgency } from './story/play-agency.ts'
import { bookingCalendar, playBookingCalendar } from './story/play-booking-calendar.ts'
import { playGrants } from './story/play-grants.ts'
import { playDrafts, playEpisode } from './story/play-ines.ts'
import { invite, playInvitations } from './story/play-invitations.ts'
import { playOpenPost } from './story/play-open-post.ts'
import { playPastPost } from './story/play-past-post.ts'
import { playVisibility } from './story/play-visibility.ts'
import { publishAll } from './story/publish-all.ts'
import { storyPosts, type Told } from './story/story-posts.ts'
import { timeline } from './story/timeline.ts'
import { inWaves } from './story/waves.ts'
import type { World } from './story/world.ts'

const storyLasts = { hours: 24 * 400 }

/**
 * Tells the demo's story: its people, their 300 posts, and four months of what they did, played through the marketplace's own
 * actions with a clock that runs up to now. Always the same story; only its instants depend on today. Told once.
 */
export async function seedDemo(app: App): Promise<DemoLogIn[]> {
  const before = await readSetting<{ logIns: DemoLogIn[] }>(app.db, 'demo')
  if (before) return before.logIns
  const now = app.clock()
  const then = { ...app, policies: policiesBeforePlans(app.policies) }
  const seeded = seededApp(then, { seed: 1848, start: now.subtract(storyLasts) })
  const { clients, operatorId, newcomers } = await addPeople(seeded, now)
  const people = new Map(newcomers.flatMap(({ handle, proposer }) => (handle ? [[handle, proposer] as const] : [])))
  const crowd = newcomers.flatMap(({ handle, proposer }) => (handle ? [] : [proposer]))
  const world: World = { time: timeline(seeded, now), clients, operatorId, people, crowd }
  playGrants(world, newcomers)
  playVisibility(world)
  const told = storyPosts(world)
  await publishAll(
    seeded,
    told.map(({ story }) => story),
    now,
  )
  playPosts(world, told)
  playAgency(world, told)
  playReading(world)
  await world.time.play()
  seeded.goTo(now)
  await writeLapses(seeded)
  await markMailsSent(app.db)
  await saveSetting(app.db, 'demo', { logIns: demoLogIns })
  return demoLogIns
}

function playPosts(world: World, told: Told[]): void {
  const posts = new Map(told.map(({ story }) => [story.post.title, story]))
  playBookingCalendar(world, posts.get(bookingCalendar)!)
  const spread = inWaves(world)
  const open = told.filter(({ story, over }) => !over && story.post.title !== bookingCalendar)
  for (const { story, over, episode } of told.filter(({ story }) => story.post.title !== bookingCalendar)) {
    const hers = episode && playEpisode(world, story, episode)
    if (over)
      playPastPost(world, story, {
        ...over,
        alone: !!episode,
        spread,
        ...(hers && episode.became === 'hired' && { hired: hers }),
      })
    else playOpenPost(world, story, spread)
  }
  playInvitations(
    world,
    open.map(({ story }) => story),
  )
  const asked = posts.get('Somebody to make our menus make sense')!
  const message = 'Our menus need somebody who thinks in flows, and your clinic calendar is just that. Would you look?'
  world.time.at(1.6, () => invite(world, asked, world.people.get('ines')!, message))
  playDrafts(world, posts)
}

/** Everybody has read their notices up to a while ago; what came since is unread. */
function playReading({ time, clients, people }: World): void {
  const readers = [...Object.values(clients), ...[...people.values()].map(({ id }) => id)]
  for (const [i, id] of new Set(readers).values().toArray().entries())
    time.at(0.05 + (i % 5) * 0.4, () => markRead(time.app, id))
  time.at(1.9, () => markRead(time.app, people.get('ines')!.id))
}
