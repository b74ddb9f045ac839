/** Whether a request to sign-in has a NUL in its address or its body: no database takes one, not even to look for it. */
export async function hasNul(request: Request): Promise<boolean> {
  if (request.url.includes('%00')) return true
  if (!request.body) return false
  const isForm = request.headers.get('content-type')?.includes('form-urlencoded')
  // A body that breaks off is left to whoever reads it next.
  const written = await request
    .clone()
    .text()
    .catch(() => '')
  return (isForm ? inForm : inJson).test(written)
}

const inForm = /\0|%00/
// A backslash before it, itself escaped or not, decides whether these letters are NUL or themselves.
const inJson = /\0|(?<!\\)(?:\\\\)*\\u0000/
