/** A path on this marketplace to go on to; anything else, such as another site's address, becomes `otherwise`. */
export function localPath(text: unknown, otherwise = '/'): string {
  if (typeof text !== 'string' || !text.startsWith('/')) return otherwise
  const url = new URL(text, 'http://here.invalid')
  return url.host === 'here.invalid' ? url.pathname + url.search : otherwise
}
