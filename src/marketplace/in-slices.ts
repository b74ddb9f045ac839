/** What is done with each slice. What a slice reads must not depend on what the one before it writes. */
export type Steps<S, R, D> = {
  read(slice: S): Promise<R>
  decide(slice: S, read: R): D
  /** `sent` is called when the database has been told and only its answer is waited for. */
  write(decided: D, sent: () => void): Promise<void>
}

/** A read takes several questions, and only deciding the one before lets it ask the next: so two are under way. */
const readAhead = 2

/**
 * Works through slices in order: while the database writes one, the next is decided and those after it are read.
 * `atOnce` may be written at the same time, where slices have no row in common.
 */
export async function inSlices<S, R, D>(
  slices: S[],
  { read, decide, write }: Steps<S, R, D>,
  { atOnce = 1 }: { atOnce?: number } = {},
): Promise<void> {
  const reading: Promise<R>[] = []
  const writing: Promise<void>[] = []
  try {
    for (const [i, slice] of slices.entries()) {
      for (const next of slices.slice(i + reading.length, i + 1 + readAhead)) {
        reading.push(heardLater(read(next)))
      }
      const found = await reading.shift()!
      const decided = decide(slice, found)
      if (writing.length === atOnce) await writing.shift()
      const { promise, resolve } = Promise.withResolvers<void>()
      const written = heardLater(write(decided, resolve))
      writing.push(written)
      await Promise.race([promise, written])
      await new Promise(setImmediate) // Deciding takes the thread: what is sent has to be on its way before.
    }
    await Promise.all(writing)
  } finally {
    await Promise.allSettled([...reading, ...writing]) // Whatever fails: nothing is asked of the transaction after its end.
  }
}

/** What fails is heard in its turn; unheard until then, it would end the process. */
function heardLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {})
  return promise
}
