/** A typed bid as a whole number of Connects; undefined for anything else. */
export function typedBid(written: string | null): number | undefined {
  const typed = (written ?? '').trim()
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined
}
