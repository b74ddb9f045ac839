import { connectsWords } from '#economy/figure-words'
import type { Metered } from '#economy/visibility/meter-visibility'
import type { VisibilityService } from '#economy/visibility/visibility'
import type { NoticeToSend } from '../notices/notify.ts'

/** What the services are called, in the middle of a sentence and at its beginning. */
export const serviceNames: Record<VisibilityService, string> = {
  'availability-badge': 'Availability badge',
  'boosted-profile': 'Boosted profile',
}

type Changed = {
  service: VisibilityService
  became: NonNullable<Metered['became']>
  weekly: number | null
  ceiling: number
  /** What its owner allows themselves to spend, in a month or in a week. */
  limit: { most: number; per: 'month' | 'week' } | null
}

/** What its owner hears when a service is no longer shown, or is again. */
export function noticeOf(memberId: string, changed: Changed): NoticeToSend {
  const text = `${serviceNames[changed.service]}: ${sentences[changed.became](changed)}`
  return { memberId, kind: 'visibility', text, link: '/profile/visibility' }
}

const sentences: Record<Changed['became'], (changed: Changed) => string> = {
  paused: ({ weekly, ceiling }) =>
    `paused. It costs ${connectsWords(weekly ?? 0)} a week now, more than your ceiling of ${ceiling}. Nothing is charged while it is paused; it goes on when the price is within your ceiling again.`,
  'over-budget': ({ limit }) =>
    `paused. Its next Connect was due and would pass your own limit of ${connectsWords(limit?.most ?? 0)} a ${limit?.per}. Nothing is charged while it is paused; it goes on in the new ${limit?.per}, or when you raise the limit in your wallet, under Your limits.`,
  frozen: () =>
    'paused. The pool of this agency is frozen on its plan. Nothing is charged while it is paused; it goes on when the pool can be used again.',
  resumed: ({ weekly, ceiling }) =>
    `shown again. It costs ${connectsWords(weekly ?? 0)} a week now, within your ceiling of ${ceiling}.`,
  unpaid: () => 'switched off. Its next Connect was due and you have none to spend, so nothing was charged.',
  'not-offered': () => 'switched off. It is no longer offered to you, and nothing more is charged.',
}
