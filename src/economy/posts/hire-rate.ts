/**
 * A client's hire rate counts the posts that are decided: those with a hire, and those that ended without one.
 *
 * An open post without a hire says nothing yet, and counting it would make a busy client look unreliable. It is
 * shown as "7 of 10 posts" and not as 70%, so that one hire on one post does not read as certainty. A post removed
 * for breaking the rules counts as one that hired nobody.
 */
export function hireRate(posts: { withHire: number; endedWithout: number }): HireRate | null {
  const decided = posts.withHire + posts.endedWithout
  if (decided === 0) return null
  return {
    withHire: posts.withHire,
    decided,
    text: `${posts.withHire} of ${decided} ${decided === 1 ? 'post' : 'posts'}`,
  }
}

export type HireRate = { withHire: number; decided: number; text: string }
