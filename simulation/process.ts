import { Kysely } from 'kysely'
import pino from 'pino'
import type { Tables } from '#database/tables'
import type { App } from '#marketplace/app'
import { onlyPolicy } from '#marketplace/policy/policies'
import { SimulatedDialect } from './simulated-database.ts'
import type { World } from './world.ts'

/** A server process as far as the marketplace can tell: an App of its own, with its own gather queues and connections. */
export type Process = { name: string; app: App; dead: boolean }

export function startProcess(world: World, name: string): Process {
  const process: Process = { name, dead: false, app: appOf(world, () => process) }
  return process
}

/** An App whose database nobody schedules: for setting up and for looking. */
export const observer = (world: World): App => appOf(world, () => undefined)

const appOf = (world: World, process: () => Process | undefined): App => ({
  db: new Kysely<Tables>({ dialect: new SimulatedDialect(world, process) }),
  policies: onlyPolicy(world.policy),
  clock: () => world.now,
  realClock: () => world.now,
  newId: () => world.newId(),
  random: () => 0.5,
  log: pino({ level: 'silent' }),
})
