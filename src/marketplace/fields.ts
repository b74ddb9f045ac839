import { z } from 'zod'
import { oneLine } from '#economy/one-line'

/** Fields of what people send. Every text is trimmed and capped; HTML in it is just text. */

/** The largest number of cents or things that fits a row. */
export const mostInteger = 2_147_483_647

export const mostOfReason = 500

/** What a database cannot keep is left out: NUL, and halves of characters. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '')

const kept =
  (clean: (written: string) => string) =>
  ({ name, least = 0, most }: { name: string; least?: number; most: number }) =>
    z
      .string({ error: `${name} must be text.` })
      .overwrite(clean)
      .min(least, { error: least > 1 ? `${name} needs at least ${least} characters.` : `${name} is missing.` })
      .max(most, { error: ({ input }) => `${name} has ${String(input).length} characters; at most ${most} fit.` })

/** What may have paragraphs: a letter, a description. */
export const text = kept(written => storable(written).trim())

/** What stands in one line wherever it is read: a name, a title, a question. */
export const line = kept(oneLine)

/** Nothing typed is none. */
const optional = (schema: ReturnType<typeof text>) => schema.nullish().transform(written => written || null)
export const optionalText = (of: { name: string; most: number }) => optional(text(of))
export const optionalLine = (of: { name: string; most: number }) => optional(line(of))

/** Why an operator did something: a line of the log, and of the notice to whom it concerns. */
export const reasonSchema = line({ name: 'The reason', least: 1, most: mostOfReason })

/** Several lines; blank ones are left out and the same is kept once. */
export const lines = ({ name, most, each }: { name: string; most: number; each: number }) =>
  z
    .array(line({ name: `Each of the ${name}`, most: each }), { error: `The ${name} must be a list.` })
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
