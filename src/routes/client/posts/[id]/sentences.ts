import type { PostState } from '#economy/posts/post-states'
import type { ForeseenEnd } from '#marketplace/ends/foresee-end'
import { counted } from '../words.ts'

const connects = (n: number) => counted(n, 'Connect')
const proposals = (n: number) => counted(n, 'proposal')

/** What closing would do now, before it is done. */
export function closingSentence({ back, returned, spent }: ForeseenEnd, hires: number): string {
  if (back + spent === 0) return 'No proposal waits for your answer, so nothing moves.'
  if (hires > 0) return `You have hired, so ${whichEnd(spent + back)}, and ${theirs(returned)}.`
  if (spent === 0) return `No hire yet: ${allOf(back)} back, ${connects(returned)} in all.`
  if (back === 0) return `No hire yet. Under the rules here ${whichEnd(spent)}, and their Connects stay spent.`
  return `No hire yet: ${proposals(back)} ${back === 1 ? 'gets its' : 'get their'} Connects back, ${connects(returned)} in all. The other ${spent} you had opened; their Connects stay spent.`
}

/** What a hire would do now to everybody else. */
export function hiringSentence(foreseen: ForeseenEnd, openingsLeft: number): string {
  const { ends, back, returned, spent } = foreseen
  if (!ends)
    return `${openingsLeft - 1 === 1 ? 'One more opening stays' : `${openingsLeft - 1} more openings stay`} open, so the other proposals go on as they are.`
  if (back + spent === 0) return 'This fills the last opening. Nobody else is waiting for your answer.'
  const others = spent + back === 1 ? 'the other proposal ends' : `the other ${spent + back} proposals end`
  return `This fills the last opening: ${others}, and ${theirs(returned)}.`
}

const theirs = (returned: number) =>
  returned > 0 ? `${connects(returned)} ${returned === 1 ? 'comes' : 'come'} back` : 'their Connects stay spent'
const whichEnd = (n: number) => (n === 1 ? 'the one open proposal ends' : `the ${n} open proposals end`)
const allOf = (n: number) => (n === 1 ? 'the one proposal gets its Connects' : `all ${n} proposals get their Connects`)

/** How a post ended and what came back of it, afterwards. */
export function endedSentence(
  state: PostState,
  { hires, back }: { hires: number; back: { returned: number; proposals: number } },
): string {
  const how = {
    open: '',
    filled:
      hires === 1
        ? 'You hired somebody, which filled this post.'
        : `You hired ${hires} people, which filled this post.`,
    closed: hires > 0 ? 'You closed this post after a hire.' : 'You closed this post without a hire.',
    ended: hires > 0 ? 'This post ended by its date after a hire.' : 'This post ended by its date without a hire.',
    removed: 'We removed this post for breaking the rules.',
  }[state]
  const moved =
    back.returned > 0
      ? `${connects(back.returned)} went back to ${counted(back.proposals, 'freelancer')}.`
      : 'No Connects went back.'
  return `${how} ${moved}`
}

/** What declining does to what the freelancer paid. */
export const decliningSentence = (back: boolean): string =>
  back
    ? 'They are told the reason and have their Connects back.'
    : 'They are told the reason. Their Connects stay spent.'
