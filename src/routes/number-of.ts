/**
 * A whole number typed as "1200" or "1,200": a comma only between thousands. What is none of these is no number, so that
 * its field says so and nobody sets what they did not mean.
 */
export function numberOf(typed: string): number {
  const text = typed.trim()
  return /^(\d{1,9}|\d{1,3}(,\d{3}){1,2})$/.test(text) ? Number(text.replaceAll(',', '')) : Number.NaN
}
