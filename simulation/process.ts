import { Kysely } from 'kysely'
import pino from 'pino'
import type { Tables } from '#database/tables'
import type { App } from '#marketplace/app'
import { policiesOf } from '#marketplace/policy/policies'
import { SimulatedDialect } from './simulated-database.ts'
import type { World } from './world.ts'

/** A server process as far as the marketplace can tell: an App of its own, with its own gather queues and connections. */
export type Process = { name: string; app: App; dead: boolean; lookedAt: number }

export function startProcess(world: World, name: string): Process {
  const lookedAt = world.now.epochMilliseconds
  const process: Process = { name, dead: false, lookedAt, app: appOf(world, () => process) }
  return process
}

/** An App whose database nobody schedules: for setting up and for looking. */
export const observer = (world: World): App => appOf(world, () => undefined)

const appOf = (world: World, process: () => Process | undefined): App => ({
  db: new Kysely<Tables>({ dialect: new SimulatedDialect(world, process) }),
  policies: policiesOf(world.versions),
  clock: () => world.now,
  realClock: () => world.now,
  newId: () => world.newId(),
  random: () => world.chance(),
  log: pino({ level: 'silent' }),
})

/** Each process looks once a minute which versions there are, whatever it has heard of. */
export function lookForVersions(world: World, process: Process, now: number): void {
  if (now - process.lookedAt < 60_000) return
  process.lookedAt = now
  process.app.policies.renew(world.versions)
}
