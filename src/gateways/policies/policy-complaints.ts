import type { z } from 'zod'
import { fieldHelp, fieldsAt } from './policy-json-schema.ts'

type Path = readonly PropertyKey[]
export type Complaint = { path: Path; text: string }

/** What a person reads about one issue of the schema: the field, what is wrong, what to write. */
export function complaints(issue: z.core.$ZodIssue, value: unknown): Complaint[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...path, key], text: unknownField(path, key) }))
  if (!has(value, path)) return [{ path, text: `${written(path)} is missing. ${fieldHelp(path)}` }]
  return [{ path, text: `${written(path)}: ${sentence(issue.message)} ${fieldHelp(path)}`.trimEnd() }]
}

const unknownField = (path: Path, key: string) =>
  `${written([...path, key])} is not a field. Correct its spelling or take it out; the fields here are ${fieldsAt(path).join(', ')}.`

const has = (value: unknown, path: Path): boolean => path.reduce<unknown>(inside, value) !== undefined

const inside = (value: unknown, part: PropertyKey): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, part)
    ? (value as Record<PropertyKey, unknown>)[part]
    : undefined

/** price.fixed[1].connects; the whole file has no path. */
const written = (path: Path): string =>
  path.length === 0
    ? 'The file'
    : path
        .map((part, i) => (typeof part === 'number' ? `[${part}]` : i > 0 ? `.${String(part)}` : String(part)))
        .join('')

const sentence = (message: string) => `${message.replace('Invalid input: ', '').replace(/\.$/, '')}.`
