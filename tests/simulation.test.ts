import { describe, expect, test } from 'vitest'
import type { Sabotage } from '../simulation/sabotage.ts'
import { sabotages } from '../simulation/sabotages.ts'
import { simulate } from '../simulation/simulate.ts'

test.each([1, 2, 3])('seed %i: two processes, crashes, retries and clock jumps break no law', async seed => {
  const { complaints, trace } = await simulate(seed, { steps: 900 })
  expect(complaints, trace.join('\n')).toEqual([])
})

test('a seed does the same each time, down to every statement and answer', async () => {
  const [one, again, other] = [await simulate(5), await simulate(5), await simulate(6)]
  expect(one.trace).toEqual(again.trace)
  expect(one.hash).toBe(again.hash)
  expect(one.hash).not.toBe(other.hash)
})

test('every kind of command and of fault happens', async () => {
  const counts: Record<string, number> = {}
  for (const seed of [1, 2])
    for (const [name, count] of Object.entries((await simulate(seed, { steps: 2500 })).counts))
      counts[name] = (counts[name] ?? 0) + count
  for (const name of [...commands, ...faults]) expect(counts[name], name).toBeGreaterThan(0)
})

const commands = ['submit', 'view', 'shortlist', 'interview', 'decline', 'hire', 'withdraw', 'close', 'remove', 'publish']
commands.push('invite', 'decline-invitation', 'verify', 'grant', 'end-due', 'write-lapses')
const faults = ['cut', 'lost', 'crash', 'serialization', 'deadlock', 'again', 'jump']

describe('it bites', () => {
  test.each(Object.entries(sabotages))('%s', async (_, { finds, sabotage }) => {
    const found = await firstFound(sabotage)
    expect(found.join('\n')).toContain(finds)
  })
})

/** The complaints of the first of a few seeds that has any. */
async function firstFound(sabotage: Sabotage): Promise<string[]> {
  for (const seed of [11, 12, 13]) {
    const { complaints } = await simulate(seed, { steps: 2500, sabotage })
    if (complaints.length > 0) return complaints
  }
  return []
}
