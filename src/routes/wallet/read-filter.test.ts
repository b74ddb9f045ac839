import { expect, test } from 'vitest'
import { movementKinds } from '#economy/wallets/wallet'
import { filterQuery, kindNames, readFilter } from './read-filter.ts'

const read = (query: string) => readFilter(new URLSearchParams(query))

test('a filter goes into the address and comes back the same', () => {
  const filter = read('kind=returned&from=2026-05-01&until=2026-05-31')
  expect(filter).toEqual({ kind: 'returned', from: '2026-05-01', until: '2026-05-31' })
  expect(read(filterQuery(filter).slice(1))).toEqual(filter)
})

test('what is no kind and no day is left out', () => {
  expect(read('kind=stolen&from=2026-13-40&until=yesterday')).toEqual({ kind: '', from: '', until: '' })
  expect(filterQuery(read(''))).toBe('')
})

test('every kind of movement has a name', () => {
  expect(Object.keys(kindNames)).toEqual([...movementKinds])
})
