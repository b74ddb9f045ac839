import { readFileSync } from 'node:fs'
import type { Policy } from '#economy/policy/policy'
import { policyTables } from '#economy/policy/policy-tables'
import { readWritten } from '#gateways/policies/read-policy'
import type { Cells, Told } from './tell.ts'

const text = (part: string) => readFileSync(`tests/policy/policy-story/${part}.md`, 'utf8').trim()
const isOfUpwork = ({ policy: { name } }: Told) => name === 'earnest' || name.startsWith('upwork-')

/** docs/policies.md: what the story came to, side by side. */
export function policiesDoc(told: Told[]): string {
  const groups = [told.filter(isOfUpwork), told.filter(one => !isOfUpwork(one))]
  const part = (title: string, words: string, cells: (one: Told) => Cells) =>
    [`## ${title}`, words, ...groups.map(group => table(group, cells))].join('\n\n')
  return `${[
    text('opening'),
    told.map(about).join('\n'),
    part('What they say', 'Months, what is carried and what is bought, as the files have it.', ({ policy }) =>
      saying(policy),
    ),
    part('What a proposal costs', text('prices'), ({ tables }) => tables.prices),
    part('What a newcomer has', text('newcomer'), ({ tables }) => tables.newcomer),
    part('What the second plan brings', text('plans'), ({ tables }) => tables.plans),
    part('What six proposals cost', text('work'), ({ tables }) => tables.work),
    part('What comes back', text('back'), ({ tables }) => tables.back),
    part('What a boost costs', text('boosts'), ({ tables }) => tables.boosts),
    text('cannot-say'),
  ].join('\n\n')}\n`
}

/** The first sentence of its file, and how many of its figures each kind of source stands behind. */
function about({ policy }: Told): string {
  const { source } = readWritten(policy.name)
  const first = source
    .split('\n')
    .find(line => /^# [A-Z]/.test(line))!
    .slice(2)
  const letters = [...source.matchAll(/ # ([A-Z])(?:, [A-Z])*(?=[:; \n])/g)].map(([, letter]) => letter!)
  const counted = [...Map.groupBy(letters, letter => letter)].sort().map(([letter, all]) => `${letter} ${all.length}`)
  return `- **[${policy.name}](../policies/${policy.name}.yaml)**: ${first} Sources: ${counted.join(', ')}.`
}

function saying(policy: Policy): Cells {
  const tables = policyTables(policy)
  const lines = tables.flatMap(({ lines }) => lines)
  const plans = tables.find(({ title }) => title === 'Plans')!
  const value = (name: string) => lines.find(({ label }) => label === name)!.value
  const plan = (i: number) => {
    const found = policy.plans[i] && plans.lines[i]
    return found ? `${found.label}: ${found.value}` : '–'
  }
  return {
    'First plan': plan(0),
    'Second plan': plan(1),
    'One Connect': value('One Connect'),
    'Smallest bundle': value('Bundles').split(', ')[0]!,
    'Any other amount': value('Any other amount'),
    'Life of a lot': value('Life of a lot'),
    'Spent in this order': value('Spent in this order'),
  }
}

/** A row is there for all where it is there for one. */
function table(told: Told[], cells: (one: Told) => Cells): string {
  const columns = told.map(cells)
  const longest = columns.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length)[0]!
  const row = (first: string, rest: string[]) => `| ${[first, ...rest].join(' | ')} |`
  return [
    row(
      '',
      told.map(({ policy }) => policy.name),
    ),
    row(
      '---',
      told.map(() => '---'),
    ),
    ...Object.keys(longest).map(name =>
      row(
        name,
        columns.map(column => column[name] ?? '–'),
      ),
    ),
  ].join('\n')
}
