import { type Decision, decide, refuse } from '#economy/decision'
import { PolicyError } from '#gateways/policies/policy-error'
import { parsePolicy, policyNames, readWritten } from '#gateways/policies/read-policy'
import type { WrittenPolicy } from './open-policies.ts'

/** A policy as somebody sends it: the name of one of policies/, or the text of a file of their own. */
export function writtenPolicy({ preset, text }: { preset?: string; text?: string }): Decision<WrittenPolicy> {
  if (preset !== undefined && text !== undefined)
    return refuse('policy-invalid', {
      message: 'both `preset` and `text` were sent, and only one of them can be the policy.',
    })
  if (preset === undefined && text === undefined)
    return refuse('policy-invalid', { message: 'neither `preset` nor `text` was sent.' })
  if (preset && !policyNames().includes(preset))
    return refuse('policy-invalid', { message: `there is no "${preset}"; there are ${policyNames().join(', ')}.` })
  try {
    if (preset) return decide(readWritten(preset))
    return decide({ policy: parsePolicy(text ?? '', 'line'), source: text ?? '' })
  } catch (error) {
    if (error instanceof PolicyError) return refuse('policy-invalid', { message: error.message })
    throw error
  }
}
