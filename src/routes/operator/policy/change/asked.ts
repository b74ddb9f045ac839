import type { Keep } from '#economy/policy/policy-versions'
import { instantOf } from '#marketplace/wallets/written-instant'

/** What was typed: the name of a preset or the text of a file, and days. */
export type Asked = { preset?: string; text?: string; from: string; keepBefore: string; keepUntil: string }

const mostText = 200_000

/** A file is read once; afterwards its text travels with the form. */
export async function readAsked(form: FormData): Promise<Asked> {
  const typed = (name: string) => String(form.get(name) ?? '').trim()
  const file = form.get('file')
  const text = file instanceof File && file.size > 0 ? await file.slice(0, mostText).text() : typed('text')
  const what = text ? { text } : { preset: typed('preset') }
  return { ...what, from: typed('from'), keepBefore: typed('keepBefore'), keepUntil: typed('keepUntil') }
}

type Version = { from: Temporal.Instant; keeps: Keep[] }

/** The days as instants, or what is wrong beside which field. */
export function askedVersion({ from, keepBefore, keepUntil }: Asked): Version | { errors: Record<string, string> } {
  const [at, openedBefore, until] = [from, keepBefore, keepUntil].map(instantOf)
  if (!at) return { errors: { from: 'Choose the day from which the new rules hold.' } }
  if (keepBefore === '' && keepUntil === '') return { from: at, keeps: [] }
  if (!openedBefore)
    return { errors: { keepBefore: 'Choose the day before which they joined, or leave both days empty.' } }
  if (!until)
    return { errors: { keepUntil: 'Choose the day until which they keep the rules, or leave both days empty.' } }
  return { from: at, keeps: [{ openedBefore, until }] }
}

/** The first whole day that begins at an instant or after it. */
export function firstDay(at: Temporal.Instant): string {
  const day = at.toZonedDateTimeISO('UTC').toPlainDate()
  const begins = at.epochMilliseconds % 86_400_000 === 0
  return (begins ? day : day.add({ days: 1 })).toString()
}
