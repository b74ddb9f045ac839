import { redirect } from '@sveltejs/kit'
import type { Member } from '#marketplace/members/find-member'

type Asked = { locals: App.Locals; url: URL }

/** Who is signed in; whoever is not signs in first and comes back here. */
export function signedIn({ locals, url }: Asked): Member {
  if (!locals.member) redirect(303, signInPath(url.pathname + url.search))
  return locals.member
}

export const signInPath = (next: string): string => `/sign-in?${new URLSearchParams({ next })}`
