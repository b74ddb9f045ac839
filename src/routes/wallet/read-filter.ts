import { type MovementKind, movementKinds } from '#economy/wallets/wallet'

/** What the statement is narrowed to, as the form and the address say it; what is not one of ours is left out. */
export type Filter = { kind: string; from: string; until: string }

export function readFilter(params: URLSearchParams): Filter {
  const kind = params.get('kind') ?? ''
  const day = (name: string) => {
    const text = params.get(name) ?? ''
    return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : ''
  }
  return { kind: movementKinds.some(one => one === kind) ? kind : '', from: day('from'), until: day('until') }
}

/** The same filter as part of an address, without what is empty. */
export const filterQuery = (filter: Filter, more: Record<string, string> = {}): string => {
  const params = new URLSearchParams(Object.entries({ ...filter, ...more }).filter(([, value]) => value))
  return params.size > 0 ? `?${params}` : ''
}

export const kindNames: Record<MovementKind, string> = {
  granted: 'Received',
  proposal: 'Spent on proposals',
  returned: 'Returned',
  'boost-returned': 'Returned of a boost',
  expired: 'Expired',
  forfeited: 'Forfeited',
  held: 'Held',
  captured: 'Spent of the held',
  released: 'No longer held',
  'timed-out': 'Held until the time was up',
  purchased: 'Bought',
  revoked: 'Charged back',
  settled: 'Settled what you owed',
  adjusted: 'Given or taken by an operator',
  'availability-badge': 'Availability badge',
  'boosted-profile': 'Boosted profile',
}
