/** As `Promise.all`, but done only when all are: a transaction that fails is not asked anything after its end. */
export async function together<T extends readonly unknown[]>(
  asked: {
    [I in keyof T]: Promise<T[I]>
  },
): Promise<{ -readonly [I in keyof T]: Awaited<T[I]> }> {
  await Promise.allSettled(asked)
  return (await Promise.all(asked)) as { -readonly [I in keyof T]: Awaited<T[I]> }
}
