export const median = (figures: number[]): number => percentile(figures, 0.5)

/** The figure below which this share of them lie. */
export const percentile = (figures: number[], share: number): number =>
  figures.toSorted((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? Number.NaN
