import type { z } from 'zod'
import { type Decision, decide, refuse } from '#economy/decision'
import { fieldSentence } from './field-sentence.ts'

/** What is wrong with an input, field by field, a sentence each; empty when nothing is. */
export function problemsOf(schema: z.ZodType, input: unknown): Record<string, string> {
  const { error } = schema.safeParse(input)
  const problems: Record<string, string> = {}
  for (const issue of error?.issues ?? []) problems[String(issue.path[0] ?? 'form')] ??= fieldSentence(issue)
  return problems
}

/** The input as the schema understands it, or a refusal with its first problem. */
export function checked<S extends z.ZodType>(schema: S, input: unknown): Decision<z.output<S>> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return decide(parsed.data)
  const [issue] = parsed.error.issues
  return refuse('invalid-input', { field: String(issue!.path[0] ?? 'form'), message: fieldSentence(issue!) })
}
