import { z } from 'zod'
import { id } from '#marketplace/fields'

/** Fields as the contracts describe them, each with its unit. */

const anId = '0197a1de-9f2b-7c4e-8b1e-3f6a2d9c5b70'

export const idParam = (what: string) => id.describe(`The id of ${what}.`).meta({ example: anId })
export const idOf = (what: string) => z.guid().describe(`The id of ${what}.`).meta({ example: anId })
export const connects = (what: string, example = 4) => z.int().describe(`${what} In Connects.`).meta({ example })
export const cents = (what: string, example = 400_00) =>
  z.int().describe(`${what} In cents of US dollars.`).meta({ example })
/** Where it is not of US dollars: beside a field `currency`. */
export const price = (what: string, example = 400) =>
  z.int().describe(`${what} In cents of its currency.`).meta({ example })
export const currency = (what: string) => z.string().describe(`${what} As an ISO 4217 code.`).meta({ example: 'USD' })
export const instant = (what: string) =>
  z.iso.datetime().describe(`${what} An instant in UTC.`).meta({ example: '2026-05-01T12:00:00.000Z' })
export const sentence = (what: string) => z.string().describe(what)
