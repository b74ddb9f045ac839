/** What is done with each slice. What a slice reads must not depend on what the one before it writes. */
export type Steps<T, R, D> = {
  read(slice: T[]): Promise<R>
  decide(slice: T[], read: R): D
  write(decided: D): Promise<void>
}

/** Works through slices in order: while one is written, the next is read and decided. */
export async function inSlices<T, R, D>(slices: T[][], { read, decide, write }: Steps<T, R, D>): Promise<void> {
  let writing = Promise.resolve()
  let reading = slices[0] && read(slices[0])
  for (const [i, slice] of slices.entries()) {
    const found = await reading!
    const next = slices[i + 1]
    reading = next && read(next)
    reading?.catch(() => {}) // It is heard when it is awaited, unless the writing fails first.
    const decided = decide(slice, found)
    await writing
    writing = write(decided)
    writing.catch(() => {})
  }
  await writing
}
