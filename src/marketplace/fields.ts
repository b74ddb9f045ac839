import { z } from 'zod'

/** Fields of what people send. Every text is trimmed and capped; HTML in it is just text. */

/** The largest number of cents or things that fits a row. */
export const mostInteger = 2_147_483_647

export const mostOfReason = 500

/** What a database cannot keep is left out: NUL, and halves of characters. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '')

export const text = ({ name, least = 0, most }: { name: string; least?: number; most: number }) =>
  z
    .string({ error: `${name} must be text.` })
    .overwrite(written => storable(written).trim())
    .min(least, { error: least > 1 ? `${name} needs at least ${least} characters.` : `${name} is missing.` })
    .max(most, { error: ({ input }) => `${name} has ${String(input).length} characters; at most ${most} fit.` })

/** A text with nothing typed is no text. */
export const optionalText = (of: { name: string; most: number }) =>
  text(of)
    .nullish()
    .transform(written => written || null)

/** Why an operator did something. */
export const reasonSchema = text({ name: 'The reason', least: 1, most: mostOfReason })

/** Several short texts; blank ones are left out and the same is kept once. */
export const texts = ({ name, most, each }: { name: string; most: number; each: number }) =>
  z
    .array(text({ name: `Each of the ${name}`, most: each }), { error: `The ${name} must be a list.` })
    .max(most * 4, { error: `At most ${most} ${name} fit.` })
    .overwrite(list => [...new Set(list.filter(one => one !== ''))])
    .max(most, { error: `At most ${most} ${name} fit.` })

export const wholeNumber = ({ error, least, most }: { error: string; least: number; most: number }) =>
  z.int({ error }).min(least, { error }).max(most, { error })

export const choice = <const T extends readonly [string, ...string[]]>(options: T, error: string) =>
  z.enum(options, { error })

export const id = z
  .guid({ error: 'This is not an id of this marketplace.' })
  .overwrite(written => written.toLowerCase())

/** Whether a text can be an id at all: anything else is simply not found. */
export const isId = (written: unknown): written is string => id.safeParse(written).success
