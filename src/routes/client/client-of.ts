import { error, redirect } from '@sveltejs/kit'
import type { Decision } from '#economy/decision'
import { refusalText } from '#economy/refusal-text'

type Asked = { locals: App.Locals; url: URL }

/** Whoever is signed in; others sign in first and come back to this page. */
export function memberOf({ locals, url }: Asked): NonNullable<App.Locals['member']> {
  if (!locals.member) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname)}`)
  return locals.member
}

/** What a page cannot be shown without. */
export function orNotFound<T>(decision: Decision<T>): T {
  if (!decision.ok) error(404, refusalText(decision.refusal))
  return decision.value
}
