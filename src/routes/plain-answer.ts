import type { RequestEvent } from '@sveltejs/kit'
import page from './error.html?raw'

/** An answer before or instead of a page: a plain one for people, a message for a page's own script. */
export function plainAnswer(
  { isDataRequest, request }: Pick<RequestEvent, 'isDataRequest' | 'request'>,
  { status, title, message }: { status: number; title: string; message: string },
  also: Record<string, string>,
): Response {
  const headers = { ...also, 'cache-control': 'no-store' }
  if (isDataRequest || !request.headers.get('accept')?.includes('text/html'))
    return Response.json({ message }, { status, headers })
  const html = page
    .replaceAll('Something went wrong', title)
    .replace(/<main>[\s\S]*<\/main>/, `<main><h1>${title}</h1><p>${message} Go back to find what you typed.</p></main>`)
  return new Response(html, { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}
