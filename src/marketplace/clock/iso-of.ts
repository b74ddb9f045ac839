/** With all its digits, so that texts sort as instants do. */
export const isoOf = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toISOString()
