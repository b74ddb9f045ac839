import type { PostState } from '#economy/posts/post-states'

/** How a post stands, in a word or two for its client. */
export const postStateWords: Record<PostState, string> = {
  open: 'Open',
  filled: 'Filled',
  closed: 'Closed',
  ended: 'Ended by its date',
  removed: 'Removed',
}
