import { type Decision, refuse } from '../decision.ts'
import type { BoostRules } from './boost-rules.ts'

/**
 * Only who fits a post can boost a proposal to it: as many of its skills as the policy says are in their profile, or all where it names fewer.
 *
 * A place that is bought must not push aside those who can do the work. Skills are compared without regard to capitals; a
 * post that names none can be boosted by everybody. Undefined where they fit, and where the bidding `isOver`: that is then
 * what there is to say, and no skill would help.
 * Source: A, only where the freelancer fits, how that is told is stated nowhere; policies/*.yaml, `boosts.skillsToFit`.
 */
export function whyUnfit(
  { wanted, has }: Skills,
  { skillsToFit }: BoostRules,
  isOver: boolean,
): Decision<never> | undefined {
  if (isOver) return undefined
  const needs = Math.min(skillsToFit, wanted.length)
  const shared = sharedSkills(wanted, has).length
  return shared < needs ? refuse('boost-unfit', { needs, shared, skills: wanted.join(', ') }) : undefined
}

/** Which of a post's skills somebody has, in the post's words. */
export function sharedSkills(wanted: string[], has: string[]): string[] {
  const known = new Set(has.map(plain))
  return wanted.filter(skill => known.has(plain(skill)))
}

/** The skills a post asks for, and those in a freelancer's profile. */
export type Skills = { wanted: string[]; has: string[] }

const plain = (skill: string): string => skill.trim().toLowerCase()
