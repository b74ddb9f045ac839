import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { days, earnest } from '#tests/builders'
import { activatePolicy, earliestChange } from './activate-policy.ts'
import { cancelPolicy } from './cancel-policy.ts'
import {
  changesAhead,
  cohortsOf,
  type Keep,
  nextVersionId,
  type PolicyVersion,
  promisesAhead,
  promiseWords,
  versionAt,
} from './policy-versions.ts'

const version = (id: string, from: number, keeps: PolicyVersion['keeps'] = []): PolicyVersion => ({
  id,
  policy: earnest,
  from: days(from),
  keeps,
})
const at = (versions: PolicyVersion[], day: number, opened?: number) =>
  versionAt(versions, days(day), opened === undefined ? undefined : days(opened)).id

test('A policy version holds from its first instant on; a cohort it leaves out keeps the version before until the date it names, whatever versions follow.', () => {
  const versions = [version('a', 0), version('b', 10, [{ openedBefore: days(5), until: days(40) }]), version('c', 20)]
  expect([-1, 0, 9.5, 10, 19, 20, 99].map(day => at(versions, day))).toEqual(['a', 'a', 'a', 'b', 'b', 'c', 'c'])
  expect([9, 10, 20, 39.5, 40].map(day => at(versions, day, 4))).toEqual(['a', 'a', 'a', 'a', 'c'])
  expect([10, 19, 20].map(day => at(versions, day, 5))).toEqual(['b', 'b', 'c'])
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
  versions.push(version('d', 60, [{ openedBefore: days(5), until: days(90) }]))
  expect(ahead(41, 1)).toEqual([
    [50, 'b to c'],
    [90, 'c to d'],
  ])
  expect(ahead(10)).toEqual([
    [50, 'b to c'],
    [60, 'c to d'],
  ])
  versions.pop()
  expect(ahead(50, 1)).toEqual([])
})

test('the first version of a name is called by it, later ones are counted, and no id is used twice', () => {
  expect(nextVersionId('mine', [])).toBe('mine')
  expect(nextVersionId('mine', ['mine', 'other'])).toBe('mine-2')
  expect(nextVersionId('mine', ['mine', 'mine-2', 'mine-3'])).toBe('mine-4')
  expect(nextVersionId('mine-2', ['mine', 'mine-2'])).toBe('mine-2-2')
})

test('who does not have a version from its first instant on is whom it leaves out, and whom one before promised another', () => {
  const keep = (until: number) => [{ openedBefore: days(5), until: days(until) }]
  const versions = [version('a', 0), version('b', 10, keep(40)), version('c', 20, keep(30)), version('d', 40)]
  const kept = (i: number) => cohortsOf(versions, versions[i]!).map(({ keeps, until }) => [keeps, until])
  expect([0, 1, 2, 3].map(kept)).toEqual([
    [],
    [['a', days(40)]],
    [
      ['a', days(40)],
      ['b', days(30)],
    ],
    [],
  ])
  expect(promisesAhead(versions, days(35)).map(promiseWords)).toEqual([
    'Who joined before 6 May 2026 at 12:00 UTC was promised a until 10 June 2026 at 12:00 UTC, and keeps it until then.',
  ])
})

/** Days of a year, drawn as anybody may ask for them. */
const day = fc.integer({ min: 0, max: 365 })
const drawn = fc.record({
  gap: fc.integer({ min: 1, max: 60 }),
  keeps: fc.array(fc.tuple(day, fc.nat(120)), { maxLength: 2 }),
})
const chains = fc.array(drawn, { minLength: 1, maxLength: 6 }).map(steps => {
  let from = 0
  return steps.map(({ gap, keeps }, i) => {
    from += gap
    const start = from
    const kept: Keep[] = keeps.map(([opened, more]) => ({
      openedBefore: days(Math.min(opened, start)),
      until: days(start + 1 + more),
    }))
    return version(`v${i}`, start, i === 0 ? [] : kept)
  })
})
const isIn = ({ openedBefore }: Keep, opened: number) => Temporal.Instant.compare(openedBefore, days(opened)) > 0
const lasts = ({ until }: Keep, at: number) => Temporal.Instant.compare(until, days(at)) > 0

describe('whatever versions there are', () => {
  test('the one that holds is the last that has begun and that no promise, of it or of one before it, keeps from a wallet', () => {
    fc.assert(
      fc.property(chains, day, day, (versions, now, opened) => {
        const mayHold = versions.filter(
          ({ from }, i) =>
            i === 0 ||
            (Temporal.Instant.compare(from, days(now)) <= 0 &&
              !versions
                .slice(0, i + 1)
                .some(({ keeps }) => keeps.some(keep => isIn(keep, opened) && lasts(keep, now)))),
        )
        expect(at(versions, now, opened)).toBe(mayHold.at(-1)!.id)
        const begun = versions.filter(({ from }) => Temporal.Instant.compare(from, days(now)) <= 0)
        expect(at(versions, now)).toBe((begun.at(-1) ?? versions[0]!).id)
      }),
    )
  })

  test('whoever was promised to keep what was before a version has neither it nor a later one until the date', () => {
    fc.assert(
      fc.property(chains, day, (versions, opened) => {
        for (const [i, { from, keeps }] of versions.entries())
          for (const keep of keeps.filter(keep => isIn(keep, opened)))
            for (const at of [from, keep.until.subtract({ milliseconds: 1 })])
              expect(versions.indexOf(versionAt(versions, at, days(opened)))).toBeLessThan(i)
      }),
    )
  })

  test('another one changes nothing for anybody before it begins, shortens no promise and may prolong it', () => {
    fc.assert(
      fc.property(chains, drawn, day, day, (versions, { keeps }, now, opened) => {
        const from = (versions.at(-1)!.from.epochMilliseconds - days(0).epochMilliseconds) / 86_400_000 + 5
        const kept = keeps.map(([before, more]) => ({
          openedBefore: days(Math.min(before, from)),
          until: days(from + 1 + more),
        }))
        const longer = [...versions, version('next', from, kept)]
        const [before, after] = [at(versions, now, opened), at(longer, now, opened)]
        const isOut = kept.some(keep => isIn(keep, opened) && lasts(keep, now))
        const isPromised = versions.some(({ keeps }) => keeps.some(keep => isIn(keep, opened) && lasts(keep, now)))
        expect(after).toBe(now < from || isOut || isPromised ? before : 'next')
      }),
    )
  })

  test('what lies ahead leads from what holds now, change by change, to what holds at any instant', () => {
    fc.assert(
      fc.property(chains, day, day, day, (versions, now, wait, opened) => {
        const then = now + wait
        const ahead = changesAhead(versions, days(now), days(opened))
        let held = at(versions, now, opened)
        for (const { at: when, before, after } of ahead) {
          expect(before.id).toBe(held)
          expect(after.id).not.toBe(held)
          if (Temporal.Instant.compare(when, days(then)) > 0) break
          held = after.id
        }
        expect(at(versions, then, opened)).toBe(held)
      }),
    )
  })
})

test('whatever is activated and cancelled, no version begins for anybody before the notice period of its announcement is over', () => {
  const acts = fc.array(
    fc.record({
      wait: fc.nat(40),
      ahead: fc.nat(90),
      noticeDays: fc.nat(40),
      keep: fc.option(fc.tuple(day, fc.nat(90))),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(acts, day, fc.boolean(), (acts, opened, cancels) => {
      const noticed = (noticeDays: number, i: number) => ({
        ...earnest,
        connectCents: 15 + i,
        changes: { ...earnest.changes, noticeDays },
      })
      let versions: PolicyVersion[] = [{ ...version('v0', 0), policy: noticed(7, 0) }]
      let now = 0
      for (const [i, { wait, ahead, noticeDays, keep }] of acts.entries()) {
        now += wait
        const from = now + ahead
        const keeps = keep ? [{ openedBefore: days(Math.min(keep[0], from)), until: days(from + 1 + keep[1]) }] : []
        const asked = { policy: noticed(noticeDays, i + 1), from: days(from), keeps, taken: [] }
        const notice = versionAt(versions, days(now)).policy.changes.noticeDays
        const decision = activatePolicy(asked, versions, days(now))
        const isLate = Temporal.Instant.compare(days(from), earliestChange(versions, days(now))) >= 0
        expect(decision.ok).toBe(isLate)
        if (!decision.ok) continue
        expect(ahead).toBeGreaterThanOrEqual(notice)
        const next = [...versions, { ...decision.value, id: `v${i + 1}` }]
        for (const later of [0, notice - 0.5, ahead - 0.5].filter(later => later >= 0))
          for (const who of [undefined, opened]) expect(at(next, now + later, who)).toBe(at(versions, now + later, who))
        for (const change of changesAhead(next, days(now), days(opened)).filter(
          ({ after }) => after.id === `v${i + 1}`,
        ))
          expect(Temporal.Instant.compare(change.at, days(now + notice))).toBeGreaterThanOrEqual(0)
        const cancelled = cancelPolicy(`v${i + 1}`, next, days(now))
        expect(cancelled.ok).toBe(ahead > 0)
        if (!cancels || !cancelled.ok) versions = next
      }
    }),
  )
})
