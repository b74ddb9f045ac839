import { daysWords, some } from '../../figure-words.ts'
import type { BoostReturn } from '../../proposals/return-rules.ts'
import type { HowMuchReturns, Policy, ReturningEvent } from '../policy.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

export function returnChanges({ before, after, member }: Compared): string[] {
  const { openProposals } = member
  const ofProposals = [...comingBack(before, after), ...lineChanges({ before, after }, 'returns.intoLapsedLot')]
  const changes = [...ofProposals, ...firstPack({ before, after, member })]
  if (ofProposals.length === 0 || openProposals === 0) return changes
  const open = openProposals === 1 ? 'Your open proposal keeps' : `Your ${some(openProposals, 'open proposal')} keep`
  return [...changes, `${open} the rules ${openProposals === 1 ? 'it was' : 'they were'} sent under.`]
}

function comingBack(before: Policy, after: Policy): string[] {
  const proposals = events.flatMap(event => {
    const [was, is] = [before.returns[event].proposal, after.returns[event].proposal]
    return was === is ? [] : [`Where ${happenings[event]}, ${back[is]}; until now ${back[was]}.`]
  })
  const boosts = events.flatMap(event => {
    const [was, is] = [before.returns[event].boost, after.returns[event].boost]
    return was === is ? [] : [`Of a boost, where ${happenings[event]}, ${boostBack[is]}; until now ${boostBack[was]}.`]
  })
  return [...proposals, ...unread(before, after), ...boosts]
}

function unread({ returns: before }: Policy, { returns: after }: Policy): string[] {
  if (before.unreadHours === after.unreadHours) return []
  if (after.unreadHours === null) return ['A proposal that nobody opens does not come back by itself any more.']
  return [`A proposal that nobody opens for ${some(after.unreadHours, 'hour')} gives its Connects back by itself.`]
}

/** Only whoever has not bought yet: what was bought keeps the promise it was bought under. */
function firstPack({ before, after, member }: Pick<Compared, 'before' | 'after' | 'member'>): string[] {
  const [was, is] = [before.returns.firstPack, after.returns.firstPack]
  if (was?.days === is?.days || member.wallet.membership.hasBought) return []
  if (!is) return ['What your first purchase pays for does not come back any more where nobody hires you.']
  return [
    `What your first purchase pays for proposals in its first ${daysWords(is.days)} comes back once if none of them is hired.`,
  ]
}

const happenings: Record<ReturningEvent, string> = {
  closedWithoutHire: 'a client closes the post without a hire',
  closedAfterHire: 'a post closes or ends after a hire',
  removed: 'we remove a post for breaking the rules',
  ended: 'a post ends by its date with no hire',
  declined: 'a client declines your proposal',
  anotherHired: 'others are hired for all openings',
  withdrawn: 'you withdraw a proposal',
}
const events = Object.keys(happenings) as ReturningEvent[]
const back: Record<HowMuchReturns, string> = {
  all: 'your Connects come back',
  none: 'your Connects stay spent',
  'if-never-opened': 'your Connects come back if it was never opened',
}
const boostBack: Record<BoostReturn, string> = {
  'released-unless-consumed': 'your Connects come back unless it was used',
  returned: 'your Connects come back',
  kept: 'your Connects stay spent',
}
