import { expect, test } from 'vitest'
import { sourceOf, sourcesIn } from './policy-sources.ts'
import { policyNames, readPolicy, readWritten } from './read-policy.ts'

test('the source of a figure is the comment on its line', () => {
  const { of, letters } = sourcesIn(
    '# Sources\n#   M  measured   A  the page itself\n#   O  ours\nlots:\n  life: P1Y # A: a year\n  burnOrder: receipt\nfixed: # M: checked\n  - { connects: 2 }\n',
  )
  expect(of('lots', 'life')).toBe('A: a year')
  expect(of('fixed')).toBe('M: checked')
  expect([of('lots', 'burnOrder'), of('lots', 'nothing')]).toEqual(['', ''])
  expect(letters).toEqual([
    { letter: 'M', means: 'measured' },
    { letter: 'A', means: 'the page itself' },
    { letter: 'O', means: 'ours' },
  ])
})

test.each(policyNames())('%s says where its returns are from, and what every letter means', name => {
  const { of, letters } = sourcesIn(readWritten(name).source)
  const known = letters.map(({ letter }) => letter)
  for (const event of Object.keys(readPolicy(name).returns)) {
    const source = of('returns', event)
    expect(source).not.toBe('')
    for (const letter of source.split(':')[0]!.split(', ')) expect(known).toContain(letter)
  }
})

test('a figure without a comment has that of what it is part of', () => {
  const sources = sourcesIn('fixed: # M: checked\n  - { connects: 2 }\nleast: 1\n')
  expect(sourceOf(sources, ['fixed', 0, 'connects'])).toBe('M: checked')
  expect(sourceOf(sources, ['least'])).toBe('')
})

test('what is made of figures without a comment of its own has theirs', () => {
  const sources = sourcesIn(
    'interview:\n  connects: 10 # A: 10 each\n  most: 50 # A: at most 50\n  days: 7 # A: 10 each\n  note: x\n',
  )
  expect(sourceOf(sources, ['interview'])).toBe('A: 10 each; A: at most 50')
  expect(sourceOf(sources, ['interview', 'note'])).toBe('')
})

test('a text that was not kept has no sources, and nothing breaks', () => {
  const { of, letters } = sourcesIn('')
  expect([of('returns', 'ended'), letters]).toEqual(['', []])
})
