import type { App } from './app.ts'

/** `work` answers how much it did; `about` and `failed` are what the log says of one that could not be done. */
type Batch<One> = { work(some: One[]): Promise<number>; about(one: One): Record<string, string>; failed: string }

/**
 * Does them as a batch, and where that breaks each alone: one that breaks must not keep others from what is theirs. It is
 * logged and stays due. Answers how much was done.
 */
export async function batchElseAlone<One>(app: App, all: One[], batch: Batch<One>): Promise<number> {
  if (all.length === 0) return 0
  try {
    return await batch.work(all)
  } catch (error) {
    if (all.length === 1) {
      app.log.error({ ...batch.about(all[0]!), err: error }, batch.failed)
      return 0
    }
    let done = 0
    for (const one of all) done += await batchElseAlone(app, [one], batch)
    return done
  }
}
