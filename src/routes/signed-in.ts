import { redirect } from '@sveltejs/kit'
import { inNameOf, type Member, personOf } from '#marketplace/members/find-member'

type Asked = { locals: App.Locals; url: URL }

/** Who is signed in; whoever is not signs in first and comes back here. */
export function signedIn({ locals, url }: Asked): Member {
  if (!locals.member) redirect(303, signInPath(url.pathname + url.search))
  return locals.member
}

/** A form was sent and its page is drawn again: with what was typed, whatever has become of the session or of what it is about. */
export const isSent = ({ request }: { request: Request }): boolean => request.method === 'POST'

/** Who reads a page: whoever is signed in. Only a form that was sent after the session was over is drawn for nobody. */
export const readerOf = (event: Asked & { request: Request }): Member | undefined =>
  isSent(event) ? event.locals.member : signedIn(event)

/** In whose name something is done, and who does it where they act for an agency. */
export const acting = (event: Asked): ReturnType<typeof inNameOf> => inNameOf(signedIn(event))

/** The person who is signed in, also while they act for an agency. */
export const signedInPerson = (event: Asked): string => personOf(signedIn(event))

export const signInPath = (next: string): string => `/sign-in?${new URLSearchParams({ next })}`
