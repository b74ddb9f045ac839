import { connectsWords } from '../../figure-words.ts'
import type { BadgeRules } from '../../grants/grant-rules.ts'
import { profileSections } from '../../grants/profile-grants.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

/** What is still to earn: what came already comes no more, and is theirs whatever the rules become. Nothing of it comes to an agency. */
export const grantChanges = (compared: Compared): string[] =>
  compared.member.wallet.isAgency
    ? []
    : [...lineChanges(compared, ...placesToEarn(compared)), ...badgeChanges(compared)]

function placesToEarn({ member: { earned } }: Compared): string[] {
  const sections = profileSections.filter(section => !earned.has(`profile:${section}`))
  return [
    ...(earned.has('readiness-test') ? [] : ['grants.readinessTest']),
    'grants.interview',
    ...sections.map(section => `grants.profile.${section}`),
    'grants.referral',
  ]
}

function badgeChanges({ before, after, member }: Compared): string[] {
  const [was, is] = [byName(before.grants.badges), byName(after.grants.badges)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(badge => {
    const title = (is.get(badge) ?? was.get(badge))!.title
    const changed = (amount: 'once' | 'monthly') => {
      const [old, next] = [was.get(badge)?.[amount] ?? 0, is.get(badge)?.[amount] ?? 0]
      return old === next ? undefined : `${next} instead of ${connectsWords(old)}`
    }
    const [once, monthly] = [changed('once'), changed('monthly')]
    const isHeld = member.badges.includes(badge)
    return [
      ...(once && !member.earned.has(`badge:${badge}`) && !isHeld
        ? [`The badge ${title} gives ${once} when an operator first gives it to you.`]
        : []),
      ...(monthly && isHeld ? [`Your badge ${title} gives ${monthly} each month.`] : []),
    ]
  })
}

const byName = (badges: BadgeRules[]): Map<string, BadgeRules> => new Map(badges.map(rule => [rule.badge, rule]))
