import type { z } from 'zod'
import { countWords, some } from '#economy/figure-words'

type Issue = z.core.$ZodIssue

/** What is wrong with a field, as a sentence of ours: that of its schema, or where it has none one for the kind of fault. */
export const fieldSentence = (issue: Issue): string => (issue.message.endsWith('.') ? issue.message : sentenceOf(issue))

function sentenceOf(issue: Issue): string {
  const name = nameOf(issue.path)
  switch (issue.code) {
    case 'invalid_type':
      return `${name} must be ${kinds[issue.expected] ?? 'of another kind'}.`
    case 'invalid_format':
      return `${name} must be ${formats[issue.format] ?? 'written in another way'}.`
    case 'invalid_value':
      return `${name} must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}.`
    case 'too_small':
      return `${name} must ${measured[issue.origin] ?? 'be'} ${sizeWords(issue.origin, Number(issue.minimum))} or more.`
    case 'too_big':
      return `${name} must ${measured[issue.origin] ?? 'be'} ${sizeWords(issue.origin, Number(issue.maximum))} or less.`
    default:
      return `${name} is not as it should be.`
  }
}

/** A field by its name; something in a list by its place in that, counted from 1. */
function nameOf(path: Issue['path']): string {
  const last = path.at(-1)
  if (typeof last !== 'number') return `The field ${String(last ?? 'sent')}`
  return path.length > 1 ? `Number ${last + 1} of ${String(path.at(-2))}` : `Number ${last + 1} of what was sent`
}

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
}
const formats: Record<string, string> = {
  datetime: 'an instant in UTC, as 2026-05-01T12:00:00Z',
  date: 'a day, as 2026-05-01',
  url: 'an address that begins with https://',
  email: 'an e-mail address',
  guid: 'an id of this marketplace',
  uuid: 'an id of this marketplace',
}
const measured: Record<string, string> = { string: 'have', array: 'have' }
const sizeWords = (origin: string, n: number): string =>
  origin === 'string'
    ? some(n, 'character')
    : origin === 'array'
      ? some(n, 'entry').replace('entrys', 'entries')
      : countWords(n)
