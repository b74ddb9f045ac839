import { connectsWords, demandWords, some } from '../../figure-words.ts'
import { type VisibilityService, weeklyPrice } from '../../visibility/visibility.ts'
import type { Compared, MemberFacts } from './compared.ts'

/** Only who has it switched on pays for it. */
export const visibilityChanges = (compared: Compared): string[] =>
  compared.member.services.flatMap(on => [
    ...weeklyChange(compared, on),
    ...demandChange(compared, on),
    ...placesChange(compared, on),
  ])

type SwitchedOn = MemberFacts['services'][number]

function weeklyChange({ before, after }: Compared, { service, ceiling }: SwitchedOn): string[] {
  const [was, is] = [weeklyPrice(before, service, 0), weeklyPrice(after, service, 0)]
  if (was === is) return []
  if (is === null) return [`Your ${names[service]} is no longer offered: it goes off, and nothing more is charged.`]
  const costs = `Your ${names[service]} costs ${was === null ? '' : `${is} instead of `}${connectsWords(was ?? is)} a week`
  if (is > ceiling)
    return [
      `${costs}, more than your ceiling of ${ceiling}: it pauses and charges nothing until you raise the ceiling.`,
    ]
  return [`${costs}, within your ceiling of ${ceiling}.`]
}

function demandChange({ before, after }: Compared, { service }: SwitchedOn): string[] {
  if (service !== 'availability-badge') return []
  const [was, is] = [before, after].map(({ visibility }) =>
    (visibility.availabilityBadge?.demand ?? []).map(demandWords).join('; '),
  )
  if (was === is) return []
  return [
    is
      ? `What your availability badge costs a week moves: ${is}.`
      : 'What your availability badge costs no longer moves.',
  ]
}

function placesChange({ before, after }: Compared, { service }: SwitchedOn): string[] {
  if (service !== 'boosted-profile') return []
  const [was, is] = [before, after].map(({ visibility }) => visibility.boostedProfile?.places)
  if (!was || !is || was === is) return []
  return [`At most ${is} instead of ${some(was, 'boosted profile')} stand first on a page.`]
}

const names: Record<VisibilityService, string> = {
  'availability-badge': 'availability badge',
  'boosted-profile': 'boosted profile',
}
