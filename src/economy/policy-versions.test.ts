import { expect, test } from 'vitest'
import { days, earnest } from '../../tests/builders.ts'
import { changesAhead, nextVersionId, type PolicyVersion, versionAt } from './policy-versions.ts'

const version = (id: string, from: number, keeps: PolicyVersion['keeps'] = []): PolicyVersion => ({
  id,
  policy: earnest,
  from: days(from),
  keeps,
})
const at = (versions: PolicyVersion[], day: number, opened?: number) =>
  versionAt(versions, days(day), opened === undefined ? undefined : days(opened)).id

test('A policy version holds from its first instant on; a cohort it leaves out keeps the version before until the date it names.', () => {
  const versions = [version('a', 0), version('b', 10, [{ openedBefore: days(5), until: days(40) }]), version('c', 20)]
  expect([-1, 0, 9.5, 10, 19, 20, 99].map(day => at(versions, day))).toEqual(['a', 'a', 'a', 'b', 'b', 'c', 'c'])
  expect([9, 10, 19, 20].map(day => at(versions, day, 4))).toEqual(['a', 'a', 'a', 'c'])
  expect([10, 19].map(day => at(versions, day, 5))).toEqual(['b', 'b'])
})

test('a cohort left out of two versions keeps the one before both, each until its own date', () => {
  const keep = (until: number) => [{ openedBefore: days(5), until: days(until) }]
  const versions = [version('a', 0), version('b', 10, keep(30)), version('c', 20, keep(40))]
  expect([25, 29.5, 30, 39.5, 40].map(day => at(versions, day, 1))).toEqual(['a', 'a', 'b', 'b', 'c'])
})

test('what lies ahead of a wallet is each instant at which another version begins to hold for it', () => {
  const versions = [version('a', 0), version('b', 10, [{ openedBefore: days(5), until: days(40) }]), version('c', 50)]
  const ahead = (now: number, opened?: number) =>
    changesAhead(versions, days(now), opened === undefined ? undefined : days(opened)).map(({ at, before, after }) => [
      (at.epochMilliseconds - days(0).epochMilliseconds) / 86_400_000,
      `${before.id} to ${after.id}`,
    ])
  expect(ahead(1)).toEqual([
    [10, 'a to b'],
    [50, 'b to c'],
  ])
  expect(ahead(1, 1)).toEqual([
    [40, 'a to b'],
    [50, 'b to c'],
  ])
  expect(ahead(10)).toEqual([[50, 'b to c']])
  expect(ahead(50, 1)).toEqual([])
})

test('the first version of a name is called by it, later ones are counted, and no id is used twice', () => {
  expect(nextVersionId('mine', [])).toBe('mine')
  expect(nextVersionId('mine', ['mine', 'other'])).toBe('mine-2')
  expect(nextVersionId('mine', ['mine', 'mine-2', 'mine-3'])).toBe('mine-4')
  expect(nextVersionId('mine-2', ['mine', 'mine-2'])).toBe('mine-2-2')
})
