/** A path on this marketplace to go on to; anything else, such as another site's address, becomes `otherwise`. */
export function localPath(text: unknown, otherwise = '/'): string {
  if (typeof text !== 'string' || !text.startsWith('/') || !URL.canParse(text, here)) return otherwise
  const url = new URL(text, here)
  // "/.//evil.example" becomes the path "//evil.example", which a browser takes for another site.
  return url.host === 'here.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : otherwise
}

const here = 'http://here.invalid'
