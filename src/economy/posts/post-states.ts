/** The life of a post. Nothing re-opens: a post that has ended has settled its Connects. */
export const postStates = {
  open: {
    filled: 'every opening has a hire',
    closed: 'the client closes it',
    ended: 'its end date comes',
    removed: 'the operator removes it for breaking the rules',
  },
  filled: { removed: 'the operator removes it for breaking the rules' },
  closed: { removed: 'the operator removes it for breaking the rules' },
  ended: { removed: 'the operator removes it for breaking the rules' },
  removed: {},
} as const satisfies Record<string, Record<string, string>>

export type PostState = keyof typeof postStates

export const postCanBecome = (from: PostState, to: PostState): boolean => Object.hasOwn(postStates[from], to)
