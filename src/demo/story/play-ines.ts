import { payInterviews } from '#marketplace/interviews/pay-interviews'
import { saveDraft } from '#marketplace/proposals/save-draft'
import { decline, interview, must, send, shortlist, view, withdraw } from './acts.ts'
import { drafts, type Episode, episodes, letters } from './ines.ts'
import type { StoryPost, StoryProposal, World } from './world.ts'

/** Her proposal of an episode, with what the client makes of it. How the post ends is played with the post. */
export function playEpisode(world: World, to: StoryPost, episode: Episode): StoryProposal {
  const { time } = world
  const { app } = time
  const proposal: StoryProposal = { to, from: world.people.get('ines')!, sentDaysAgo: episode.sent }
  const { declined, withdrawn, shortlisted, interviewed, became, end } = episode
  time.at(episode.sent, () => send(app, proposal, letters[episode.title]))
  if (became) time.at(episode.sent - 0.9, () => view(app, [proposal]))
  if (declined) time.at(declined.at, () => decline(app, [proposal], declined.reason))
  if (withdrawn) time.at(withdrawn, () => withdraw(app, proposal))
  if (shortlisted) time.at(shortlisted, () => shortlist(app, [proposal]))
  if (interviewed) time.at(interviewed, () => interview(app, [proposal]))
  if (interviewed && end && end.how !== 'ended') time.at(end.at - 0.1, () => payInterviews(app))
  return proposal
}

export const episodeOf = (title: string): Episode | undefined => episodes.find(episode => episode.title === title)

/** What she has begun and not sent. */
export function playDrafts(world: World, posts: Map<string, StoryPost>): void {
  const { time } = world
  const by = world.people.get('ines')!.id
  for (const [i, { title, ...typed }] of drafts.entries()) {
    const draft = () => saveDraft(time.app, { by, postId: posts.get(title)!.id!, answers: [], portfolio: [], ...typed })
    time.at(0.9 - i * 0.6, async () => must(await draft(), title))
  }
}
