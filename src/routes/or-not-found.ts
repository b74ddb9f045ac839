import { error } from '@sveltejs/kit'
import type { Decision } from '#economy/decision'
import { refusalText } from '#economy/refusal-text'

/** What a page cannot be shown without. */
export function orNotFound<T>(decision: Decision<T>): T {
  if (!decision.ok) error(404, refusalText(decision.refusal))
  return decision.value
}
