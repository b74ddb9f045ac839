import { policyNow } from '#marketplace/app'
import { grantAll } from '../grant-all.ts'
import type { Newcomer } from '../people/add-people.ts'
import { grants as grantsOfInes } from './ines.ts'
import type { Proposer, World } from './world.ts'

/** Everybody's Connects: the sign-up grant when they come, and the demo's own grants since. */
export function playGrants(world: World, newcomers: Newcomer[]): void {
  const { time } = world
  const { connects } = policyNow(time.app).grants.signUp
  for (const [daysAgo, joining] of Map.groupBy(newcomers, ({ joinedDaysAgo }) => joinedDaysAgo))
    give(
      world,
      daysAgo,
      joining.map(({ proposer }) => ({ proposer, source: 'sign-up', reason: 'sign-up', connects })),
    )
  const known = newcomers.filter(({ handle }) => handle && handle !== 'ines').map(({ proposer }) => proposer)
  for (const daysAgo of [100, 40])
    give(
      world,
      daysAgo,
      known.map(proposer => demoGrant(proposer, daysAgo, 40)),
    )
  const ines = world.people.get('ines')!
  for (const { daysAgo, connects } of grantsOfInes) give(world, daysAgo, [demoGrant(ines, daysAgo, connects)])
}

type Gift = { proposer: Proposer; source: string; reason: string; connects: number }

const demoGrant = (proposer: Proposer, daysAgo: number, connects: number): Gift => ({
  proposer,
  source: 'demo',
  reason: `demo:${daysAgo}`,
  connects,
})

function give({ time }: World, daysAgo: number, gifts: Gift[]): void {
  for (const { proposer, connects } of gifts) proposer.means += connects
  time.at(daysAgo, () =>
    grantAll(
      time.app,
      gifts.map(({ proposer, ...grant }) => ({ ...grant, walletId: proposer.id })),
    ),
  )
}
