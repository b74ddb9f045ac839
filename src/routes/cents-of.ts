/**
 * Cents of an amount typed as "1,200.50", "1200.5", "$ 1 200" or "1200": a comma or a space only between thousands, a point
 * before at most two decimals. Null when it is none of these, so that nobody bids what they did not mean.
 */
export function centsOf(typed: string): number | null {
  if (typed.length > longest) return null // Looking for the sign at its end takes the square of its length.
  const text = typed.trim().replace(/^\$\s*|\s*\$$|\s*USD$/gi, '')
  const found = /^(\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d{1,9})(?:\.(\d{1,2})?)?$/.exec(text)
  if (!found) return null
  const [, whole, decimals = ''] = found
  return Number(whole!.replace(/\D/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
}

const longest = 40
