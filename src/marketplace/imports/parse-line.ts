import type { z } from 'zod'

export type ParsedLine<T> = { ok: true; value: T } | { ok: false; error: string }

/** Reads one line of an import file; what is wrong with it is a sentence, because the next line must still be read. */
export function parseLine<T>(text: string, schema: z.ZodType<T>): ParsedLine<T> {
  const json = parseJson(text)
  if (!json.ok) return json
  const parsed = schema.safeParse(json.value)
  if (parsed.success) return { ok: true, value: parsed.data }
  return { ok: false, error: `Not a post: ${parsed.error.issues.map(complaint).join('; ')}.` }
}

function parseJson(text: string): ParsedLine<unknown> {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, error: 'Not JSON: each line must hold one whole JSON object.' }
  }
}

const complaint = ({ path, message }: z.core.$ZodIssue) => {
  const field = path.join('.')
  if (message.endsWith('received undefined')) return `${field} is missing`
  return [field, message.replace('Invalid input: ', '')].filter(Boolean).join(': ')
}
