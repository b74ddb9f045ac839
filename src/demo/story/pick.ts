/** Takes one of a list, by chance that repeats. */
export type Pick = <T>(from: readonly T[]) => T
