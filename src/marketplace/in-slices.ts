/** What is done with each slice. What a slice reads must not depend on what the one before it writes. */
export type Steps<S, R, D> = {
  read(slice: S): Promise<R>
  decide(slice: S, read: R): D
  /** `sent` is called when the database has been told and only its answer is waited for. */
  write(decided: D, sent: () => void): Promise<void>
}

/** Works through slices in order: while the database writes one, the next is read and decided. */
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
      const { promise, resolve } = Promise.withResolvers<void>()
      writing = write(decided, resolve)
      await Promise.race([promise, writing])
      await new Promise(setImmediate) // Deciding takes the thread: what is sent has to be on its way before.
    }
    await writing
  } finally {
    await Promise.allSettled([reading, writing]) // Whatever fails: nothing is asked of the transaction after its end.
  }
}
