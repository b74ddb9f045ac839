import type { Limits } from '#economy/limits/own-limits'
import { numberOf } from '../number-of.ts'

/** The limits as they are typed: nothing is no limit. */
export type TypedLimits = Record<keyof Limits, string>

export const typedLimits = (limits: Limits): TypedLimits => ({
  monthly: String(limits.monthly ?? ''),
  weekly: String(limits.weekly ?? ''),
  proposal: String(limits.proposal ?? ''),
  boost: String(limits.boost ?? ''),
})

export function readTypedLimits(form: FormData): TypedLimits {
  const text = (name: keyof Limits) => String(form.get(name) ?? '').trim()
  return { monthly: text('monthly'), weekly: text('weekly'), proposal: text('proposal'), boost: text('boost') }
}

/** What is no figure becomes one that is refused, so that a limit is never dropped in silence. */
export const limitsOf = (typed: TypedLimits): Limits => ({
  monthly: figure(typed.monthly),
  weekly: figure(typed.weekly),
  proposal: figure(typed.proposal),
  boost: figure(typed.boost),
})

const figure = (written: string): number | null => (written === '' ? null : numberOf(written))
