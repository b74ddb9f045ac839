import { connectsWords, some } from '#economy/figure-words'
import { countingWords, referralCapWords } from '#economy/grants/counting-words'
import type { ReferralRules } from '#economy/grants/grant-rules'
import { profileSections } from '#economy/grants/profile-grants'
import type { Policy } from '#economy/policy/policy'
import type { PolicySources } from '#gateways/policies/policy-sources'
import type { Rule } from './rules-of.ts'

const activeWhen: Record<ReferralRules['activeWhen'], string> = {
  'first-proposal': 'sends their first paid proposal',
  'first-interview': 'wins their first interview',
  'first-hire': 'is hired for the first time',
}

/** The ways to receive Connects for nothing, as far as the policy has them. */
export function grantRulesOf({ grants }: Policy, { of }: Pick<PolicySources, 'of'>): Rule[] {
  const { readinessTest: test, badges, interview, profile, referral } = grants
  const texts: (Rule | false)[] = [
    profile !== null && {
      text: `A profile gives up to ${connectsWords(profileSections.reduce((sum, section) => sum + profile[section].connects, 0))}, each section once when it is first filled.`,
      source: of('grants', 'profile'),
    },
    test !== null && {
      text: `Your first pass of the readiness test gives ${connectsWords(test.connects)}. ${test.passPercent}% of ${test.questions} questions must be right; after a failed attempt you wait ${some(test.retryDays, 'day')}.`,
      source: of('grants', 'readinessTest', 'connects'),
    },
    interview !== null && {
      text: `An interview won on a paid proposal gives ${connectsWords(interview.connects)}, once per client and at most ${interview.most} in ${some(interview.days, 'day')}.${countingWords(interview)}`,
      source: of('grants', 'interview', 'connects'),
    },
    referral !== null && {
      text: `When somebody who joined by your link ${activeWhen[referral.activeWhen]}, you receive ${connectsWords(referral.connects)}${referral.referred > 0 ? ` and they ${connectsWords(referral.referred)}` : ''}, once.${referralCapWords(referral)}${countingWords(referral)}`,
      source: of('grants', 'referral', 'connects'),
    },
    ...badges.map(
      ({ title, once, monthly }, i) =>
        once + monthly > 0 && {
          text: `The badge ${title} gives ${[once > 0 && `${connectsWords(once)} once`, monthly > 0 && `${connectsWords(monthly)} each month`].filter(Boolean).join(' and ')}.`,
          source: of('grants', 'badges', i),
        },
    ),
  ]
  return texts.filter(rule => rule !== false)
}
