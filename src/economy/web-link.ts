const longest = 300

/** An https address without a name or password in it: a link that anybody may be shown. */
export function isWebLink(address: string): boolean {
  const url = address.length <= longest && URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === ''
}
