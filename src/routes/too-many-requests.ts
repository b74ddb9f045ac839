import type { RequestEvent } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import page from './error.html?raw'

/** The answer to more requests than one caller may send: a page for people, a message for a page's own script. */
export function tooManyRequests(
  { isDataRequest, request }: Pick<RequestEvent, 'isDataRequest' | 'request'>,
  seconds: number,
  also: Record<string, string>,
): Response {
  const message = refusalText({ code: 'too-many-requests', facts: { seconds } })
  const headers = { ...also, 'retry-after': String(seconds), 'cache-control': 'no-store' }
  if (isDataRequest || !request.headers.get('accept')?.includes('text/html'))
    return Response.json({ message }, { status: 429, headers })
  const html = page
    .replaceAll('Something went wrong', 'Too many requests')
    .replace(
      /<main>[\s\S]*<\/main>/,
      `<main><h1>Too many requests</h1><p>${message} Go back to find what you typed.</p></main>`,
    )
  return new Response(html, { status: 429, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}
