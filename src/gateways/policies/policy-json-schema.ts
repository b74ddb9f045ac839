import { z } from 'zod'
import { policySchema } from '#economy/policy/policy'

/** What policies/policy.schema.json holds: an editor completes and explains the fields of a policy with it. */
export const policyJsonSchema = z.toJSONSchema(policySchema, { io: 'input' })

type Path = readonly PropertyKey[]

/** What the schema says of the field at a path, for a person who has to fill it in. */
export const fieldHelp = (path: Path): string => schemasAt(path).find(schema => schema.description)?.description ?? ''

/** The fields that may stand at a path. */
export const fieldsAt = (path: Path): string[] => [
  ...new Set(schemasAt(path).flatMap(schema => Object.keys(schema.properties ?? {}))),
]

type Schema = z.core.JSONSchema.BaseSchema

function schemasAt(path: Path): Schema[] {
  return path
    .reduce<Schema[]>(
      (schemas, part) => schemas.flatMap(branches).flatMap(schema => child(schema, part)),
      [policyJsonSchema],
    )
    .flatMap(branches)
}

const branches = (schema: Schema): Schema[] => [
  schema,
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(isSchema),
]

const child = (schema: Schema, part: PropertyKey): Schema[] =>
  [typeof part === 'number' ? schema.items : schema.properties?.[String(part)]].flat().filter(isSchema)

const isSchema = (schema: unknown): schema is Schema => typeof schema === 'object' && schema !== null
