/**
 * Boosted profiles that fit a search stand first, at most as many on a page as the policy says and marked as boosted; all others follow in the order of the search.
 *
 * Whoever boosts and finds no place on top stands where they would without it, so that a boost never pushes its owner
 * back. Both lists are in the order of the search. Source: ours; A says only that boosted profiles exist.
 */
export function placeBoosted<T extends { id: string }>(
  boosted: T[],
  others: T[],
  { places, most }: { places: number; most: number },
): Placed<T> {
  const placed = boosted.slice(0, places)
  const rest = others.filter(({ id }) => !placed.some(one => one.id === id))
  const listed = rest.slice(0, most - placed.length)
  return { placed, listed, more: rest.length > listed.length }
}

export type Placed<T> = { placed: T[]; listed: T[]; more: boolean }
