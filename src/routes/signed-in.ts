import { redirect } from '@sveltejs/kit'
import { inNameOf, type Member, personOf } from '#marketplace/members/find-member'

type Asked = { locals: App.Locals; url: URL }

/** Who is signed in; whoever is not signs in first and comes back here. */
export function signedIn({ locals, url }: Asked): Member {
  if (!locals.member) redirect(303, signInPath(url.pathname + url.search))
  return locals.member
}

/** In whose name something is done, and who does it where they act for an agency. */
export const acting = (event: Asked): ReturnType<typeof inNameOf> => inNameOf(signedIn(event))

/** The person who is signed in, also while they act for an agency. */
export const signedInPerson = (event: Asked): string => personOf(signedIn(event))

export const signInPath = (next: string): string => `/sign-in?${new URLSearchParams({ next })}`
