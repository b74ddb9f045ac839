import { countWords, daysWords, moneyWords } from '../figure-words.ts'
import type { PolicyLine } from './policy-tables.ts'

type Path = PolicyLine['at']
type PathWords = { label: (...places: number[]) => string; value: (value: unknown) => string }

/** What a figure is called that stands in no line of the tables by itself, and its value in words; undefined where a line has it. */
export function pathWords(at: Path, value: unknown): { label: string; value: string | null } | undefined {
  const words = paths[at.map(part => (typeof part === 'number' ? '*' : part)).join('.')]
  if (!words) return undefined
  const places = at.filter(part => typeof part === 'number').map(i => i + 1)
  return { label: words.label(...places), value: value === undefined ? null : words.value(value) }
}

const text = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value))
const cents = (value: unknown): string => moneyWords(Number(value))
const figure = (value: unknown): string => countWords(Number(value))
const percent = (value: unknown): string => `${countWords(Number(value))}%`

const factors = {
  demand: { title: 'Demand', from: (value: unknown) => `From ${figure(value)} on` },
  hireRate: { title: "Client's hire rate", from: (value: unknown) => `From ${percent(value)} on` },
  spent: { title: 'What the client has spent', from: (value: unknown) => `From ${cents(value)} on` },
  budget: { title: 'Budget', from: (value: unknown) => `From ${cents(value)} on` },
  duration: { title: 'Length of the work' },
  workload: { title: 'Hours a week' },
  category: { title: 'Category' },
  level: { title: 'Level' },
} as const

const steps = Object.entries(factors).map(([factor, { title, ...of }]): [string, PathWords] => [
  `price.dynamic.${factor}.*.${'from' in of ? 'from' : 'is'}`,
  { label: i => `${title}, step ${i}`, value: 'from' in of ? of.from : value => `For ${text(value)}` },
])

const paths: Record<string, PathWords> = {
  'price.fixed.*.belowCents': {
    label: i => `Fixed price, band ${i}`,
    value: value => (value === null ? 'All that is left' : `Below ${cents(value)}`),
  },
  'price.hourly.*.duration': { label: i => `Hourly, band ${i}: length of the work`, value: text },
  'price.hourly.*.workload': { label: i => `Hourly, band ${i}: hours a week`, value: text },
  ...Object.fromEntries(steps),
  'regions.*.id': { label: i => `Short name of region ${i}`, value: text },
  'plans.*.id': { label: i => `Short name of plan ${i}`, value: text },
  'grants.badges.*.badge': { label: i => `Short name of badge ${i}`, value: text },
  'boosts.opensToConsume': {
    label: () => 'Times a proposal is opened until that counts',
    value: figure,
  },
  'boosts.opensMinutesApart': {
    label: () => 'Minutes between openings that count',
    value: figure,
  },
  'corrections.approvalDays': {
    label: () => 'Days over which that is counted',
    value: value => daysWords(Number(value)),
  },
}
