import { pino } from 'pino'
import type { Database } from '#database/open'
import { newId } from '#gateways/new-id'
import { readPolicy } from '#gateways/policies/read-policy'
import { type App, systemClock } from '#marketplace/app'
import { onlyPolicy } from '#marketplace/policy/policies'

/** The app as a server has it, on this database. Where no row is read or written, none is needed. */
export const benchApp = (db?: Database): App => ({
  db: db!,
  policies: onlyPolicy(readPolicy('earnest')),
  clock: systemClock,
  realClock: systemClock,
  newId,
  random: Math.random,
  log: pino({ enabled: false }),
})
