import { countries } from '#economy/countries'
import type { Category, Level } from '#economy/posts/categories'
import type { Duration, Workload } from '#economy/posts/hourly-terms'
import type { PostInput } from '#marketplace/posts/post-input'
import { centsOf } from '../../cents-of.ts'
import { numberOf } from '../../number-of.ts'

const names = [
  'title',
  'description',
  'category',
  'specialty',
  'level',
  'paymentType',
  'budget',
  'hourlyMin',
  'hourlyMax',
  'duration',
  'workload',
  'openings',
  'skills',
  'questions',
  'countries',
  'endsOn',
] as const

/** A post as it stands in the boxes of its form: nothing is understood yet, so nothing typed is lost. */
export type TypedPost = Record<(typeof names)[number], string>

export const readTyped = (form: FormData): TypedPost =>
  Object.fromEntries(names.map(name => [name, plainLines(form.get(name))])) as TypedPost

// Browsers send a line's end as two characters.
const plainLines = (written: unknown): string => String(written ?? '').replaceAll('\r\n', '\n')

export const emptyPost: TypedPost = {
  ...readTyped(new FormData()),
  paymentType: 'fixed',
  openings: '1',
}

/** The boxes as the marketplace asks for them. What is not a number stays wrong, so that its field says so. */
export const inputOfTyped = (typed: TypedPost): PostInput => ({
  title: typed.title,
  description: typed.description,
  category: typed.category as Category,
  specialty: typed.specialty,
  level: (typed.level || null) as Level | null,
  paymentType: typed.paymentType as 'fixed' | 'hourly',
  ...payOf(typed),
  duration: (typed.duration || null) as Duration | null,
  openings: numberOf(typed.openings),
  skills: listed(typed.skills, /[,\n]/),
  questions: listed(typed.questions, /\n/),
  countries: listed(typed.countries, /[,\n]/).map(asCountry),
  endsOn: typed.endsOn.trim() || null,
})

// What was typed for the other kind of payment is kept in its box and not sent.
const payOf = (typed: TypedPost) =>
  typed.paymentType === 'fixed'
    ? { budgetCents: amountOf(typed.budget) }
    : {
        hourlyMinCents: amountOf(typed.hourlyMin),
        hourlyMaxCents: amountOf(typed.hourlyMax),
        workload: (typed.workload || null) as Workload | null,
      }

/** A stored post back in its boxes. */
export const typedOfInput = (input: PostInput): TypedPost => ({
  title: input.title,
  description: input.description,
  category: input.category,
  specialty: input.specialty ?? '',
  level: input.level ?? '',
  paymentType: input.paymentType,
  budget: dollarsOf(input.budgetCents),
  hourlyMin: dollarsOf(input.hourlyMinCents),
  hourlyMax: dollarsOf(input.hourlyMaxCents),
  duration: input.duration ?? '',
  workload: input.workload ?? '',
  openings: String(input.openings ?? 1),
  skills: (input.skills ?? []).join(', '),
  questions: (input.questions ?? []).join('\n'),
  countries: (input.countries ?? []).join(', '),
  endsOn: input.endsOn ?? '',
})

/** Problems by the names of the boxes they belong beside. */
export function errorsOf(problems: Record<string, string>, typed?: TypedPost): Record<string, string> {
  const boxes: Record<string, string> = {
    budgetCents: 'budget',
    hourlyMinCents: 'hourlyMin',
    hourlyMaxCents: 'hourlyMax',
  }
  const named = Object.entries(problems).map(([field, problem]) => [boxes[field] ?? field, problem])
  const [unknown] = typed ? unknownCountries(typed) : []
  return {
    ...Object.fromEntries(named),
    ...(problems.countries &&
      unknown && { countries: `No country is called “${unknown}” here. Write its English name.` }),
  }
}

// So that their problem can name them.
function unknownCountries({ countries: typed }: TypedPost): string[] {
  return listed(typed, /[,\n]/).filter(name => !known.has(name.toLowerCase()))
}

// Nothing typed is no amount; what cannot be read stays wrong.
const amountOf = (typed: string): number | null => (typed.trim() ? (centsOf(typed) ?? Number.NaN) : null)

const dollarsOf = (cents: number | null | undefined): string =>
  cents == null ? '' : (cents / 100).toFixed(cents % 100 ? 2 : 0)

const listed = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map(one => one.trim())
    .filter(Boolean)

const known = new Map(countries.map(name => [name.toLowerCase(), name]))
const asCountry = (name: string): string => known.get(name.toLowerCase()) ?? name
