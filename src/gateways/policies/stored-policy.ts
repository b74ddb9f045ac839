import { type Policy, policySchema } from '#economy/policy/policy'
import { complaints } from './policy-complaints.ts'
import { PolicyError } from './policy-error.ts'

/** A policy as the database has kept it; throws a PolicyError that names what this release of Earnest misses in it. */
export function storedPolicy(value: unknown, versionId: string): Policy {
  const parsed = policySchema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.flatMap(issue => complaints(issue, value))
  throw new PolicyError(
    `The policy version "${versionId}" in the database`,
    problems.map(({ text }) => ({ line: null, text })),
  )
}
