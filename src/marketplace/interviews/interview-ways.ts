import type { WonInterview } from '#database/grants/won-interviews'
import { countingWords, waitingWords } from '#economy/grants/counting-words'
import type { InterviewRules } from '#economy/grants/grant-rules'
import type { GrantStanding } from '#economy/grants/grant-standing'
import { givenUntil, type InterviewGiven, interviewGrant } from '#economy/grants/interview-grant'
import type { Known, OtherWay } from '../grants/ways-of.ts'

/** What interviews have given a freelancer, and those of which nothing is decided, each by the rules under which it began. */
export type Interviews = {
  given: (InterviewGiven & { reason: string })[]
  open: { interview: WonInterview; standing: GrantStanding; rules: InterviewRules | null }[]
}

/** What an interview gives, and one by one those that do not count yet. */
export const interviewWays = (known: Known): OtherWay[] => {
  const { rules, now, interviews, earnedFrom } = known
  const { interview } = rules
  const waiting = waitingWays(interviews)
  if (!interview) return waiting
  const left = Math.max(0, interview.most - givenUntil(now, interviews.given, interview))
  return [
    {
      way: 'interview',
      title: 'Winning an interview',
      how: `When a client starts an interview on a proposal you paid for, once per client and at most ${interview.most} in ${interview.days} days; ${left} of them are left now.${countingWords(interview)}`,
      connects: interview.connects,
      earned: earnedFrom('interview'),
      state: 'again',
      href: null,
    },
    ...waiting,
  ]
}

function waitingWays({ given, open }: Interviews): OtherWay[] {
  const before = [...given]
  return open.flatMap(({ interview, standing, rules }) => {
    if (standing !== 'until-kept' && standing !== 'until-verified') return []
    const reason = `interview:${interview.clientId}`
    const metClient = before.some(each => each.reason === reason)
    const connects = interviewGrant({ ...interview, metClient }, before, rules)
    if (connects > 0) before.push({ reason, connects, at: interview.at })
    return {
      way: `interview:${interview.proposalId}`,
      title: `Interview for "${interview.title}"`,
      how: waitingWords[standing],
      connects,
      earned: 0,
      state: 'waiting' as const,
      href: `/proposals/${interview.proposalId}`,
    }
  })
}
