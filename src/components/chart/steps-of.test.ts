import { expect, test } from 'vitest'
import { stepsOf } from './steps-of.ts'

const now = '2026-04-21T00:00:00Z'
const points = [
  { at: '2026-01-21T00:00:00Z', balance: 40 },
  { at: '2026-03-01T00:00:00Z', balance: 20 },
]

test('the past goes down in steps and runs level until today', () => {
  const chart = stepsOf(points, now, [])
  expect(chart.past).toMatch(/^M0 0 H\S+ V50 H80$/)
  expect(chart.today).toBe(80)
})

test('what comes starts at the present balance and keeps the order of the days', () => {
  const chart = stepsOf(points, now, [
    { at: '2026-05-14T00:00:00Z', change: 10, label: '+10' },
    { at: '2026-05-03T00:00:00Z', change: -10, label: '10 expire' },
  ])
  expect(chart.ahead).toMatch(/^M\S+ 50 H\S+ V75 H\S+ V50 H100$/)
  expect(chart.marks.map(mark => [mark.label, mark.below])).toEqual([
    ['10 expire', true],
    ['+10', false],
  ])
})

test('steps already past are not drawn as to come', () => {
  expect(stepsOf(points, now, [{ at: '2026-04-01T00:00:00Z', change: -5, label: 'gone' }]).marks).toEqual([])
})

test('a wallet without a history still has a chart', () => {
  const chart = stepsOf([], now, [])
  expect(chart.past).toBe('')
  expect(chart.ahead).toMatch(/^M80 100 H100$/)
})

test('a step may be drawn without its words', () => {
  const chart = stepsOf(points, now, [{ at: '2026-05-03T00:00:00Z', change: 10, label: 'one by one', unmarked: true }])
  expect(chart.marks).toEqual([])
  expect(chart.ahead).toMatch(/V25 H100$/)
})

test('words that would lie on each other are on lines of their own', () => {
  const chart = stepsOf(points, now, [
    { at: '2026-05-03T00:00:00Z', change: -1, label: 'one' },
    { at: '2026-05-06T00:00:00Z', change: -1, label: 'two' },
    { at: '2026-05-07T00:00:00Z', change: 9, label: 'up' },
    { at: '2026-07-20T00:00:00Z', change: -1, label: 'far' },
  ])
  expect(chart.marks.map(({ label, line }) => [label, line])).toEqual([
    ['one', 0],
    ['two', 1],
    ['up', 0],
    ['far', 0],
  ])
})
