/** What is done with each slice. What a slice reads must not depend on what the one before it writes. */
export type Steps<S, R, D> = {
  read(slice: S): Promise<R>
  decide(slice: S, read: R): D
  write(decided: D): Promise<void>
}

/** Works through slices in order: while one is written, the next is read and decided. */
export async function inSlices<S, R, D>(slices: S[], { read, decide, write }: Steps<S, R, D>): Promise<void> {
  let reading = slices[0] && read(slices[0])
  let writing = Promise.resolve()
  try {
    for (const [i, slice] of slices.entries()) {
      const found = await reading!
      const next = slices[i + 1]
      reading = next && read(next)
      const decided = decide(slice, found)
      await writing
      writing = write(decided)
    }
    await writing
  } finally {
    await Promise.allSettled([reading, writing]) // Whatever fails: nothing is asked of the transaction after its end.
  }
}
