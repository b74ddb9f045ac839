import type { Refusal } from '#economy/decision'
import type { Policy } from '#economy/policy/policy'
import { letterProblems } from '#economy/proposals/submit-proposal'
import { refusalField, refusalText } from '#economy/refusal-text'
import { storable } from '#marketplace/fields'
import { profileInputSchema } from '#marketplace/members/profile-input'
import type { Draft } from '#marketplace/proposals/save-draft'
import { centsOf } from '../../../cents-of.ts'

/** What stands in the form, as it was typed. */
export type Typed = Omit<Draft, 'postId'>

export const readTyped = (form: FormData): Typed => ({
  coverLetter: written(form.get('coverLetter')),
  bid: written(form.get('bid')),
  answers: form.getAll('answers').map(written),
  portfolio: written(form.get('portfolio'))
    .split('\n')
    .map(link => link.trim())
    .filter(Boolean),
})

// Forms send CRLF, which would count as two characters where the page counts one.
const written = (value: FormDataEntryValue | null): string =>
  typeof value === 'string' ? storable(value).replaceAll('\r\n', '\n') : ''

export const letterOf = ({ coverLetter, bid, answers, portfolio }: Typed) => ({
  coverLetter: coverLetter.trim(),
  bidCents: centsOf(bid),
  answers: answers.map(answer => answer.trim()),
  portfolio,
})

/** What is missing or wrong, by the field it belongs beside. */
export function problemsOf(typed: Typed, questions: string[], policy: Policy): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const refusal of letterProblems(letterOf(typed), questions, policy))
    problems[fieldOf(refusal)] ??= sentence(refusal)
  if (typed.bid.trim() && centsOf(typed.bid) === null) problems.bid = 'Write an amount such as 1,200.50.'
  const links = profileInputSchema.shape.portfolio.safeParse(typed.portfolio)
  if (!links.success) problems.portfolio = links.error.issues[0]!.message
  const { linksMost } = policy.proposals
  if (typed.portfolio.length > linksMost)
    problems.portfolio = `At most ${linksMost} links fit; there are ${typed.portfolio.length}.`
  return problems
}

const fieldOf = (refusal: Refusal): string =>
  refusal.facts.number ? `answers-${refusal.facts.number}` : (refusalField(refusal) ?? 'coverLetter')

/** The form says once, at its top, that nothing was charged. */
const sentence = (refusal: Refusal): string => refusalText(refusal).replace(/ Nothing was charged.*$/, '')
