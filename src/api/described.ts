import type { z } from 'zod'

/** A sentence, or besides it what the document cannot read off a field that first makes something else of its text. */
type About =
  | string
  | { description: string; type: 'string' | 'integer' | 'boolean'; enum?: readonly string[]; minimum?: number }

/** The fields of an action's input with a sentence each, for the contract. A field without one does not compile. */
export const described = <S extends z.ZodRawShape>(shape: S, about: Record<keyof S, About>): S =>
  Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [name, (field as z.ZodType).meta(metaOf(about[name]!))]),
  ) as unknown as S

const metaOf = (about: About) => (typeof about === 'string' ? { description: about } : about)
