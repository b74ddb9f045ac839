import type { App } from './app.ts'

type Waiting<K, V> = { key: K; answer: (value: V | undefined) => void; fail: (why: unknown) => void }

/** A read whose concurrent calls share a question: a lone call asks at once, those that come meanwhile form the next. */
export function gatheredRead<K, V>(
  read: (app: App, keys: K[]) => Promise<Map<K, V>>,
): (app: App, key: K) => Promise<V | undefined> {
  const queues = new WeakMap<App, { waiting: Waiting<K, V>[]; busy: boolean }>()
  return (app, key) =>
    new Promise((answer, fail) => {
      const queue = queues.get(app) ?? { waiting: [], busy: false }
      queues.set(app, queue)
      queue.waiting.push({ key, answer, fail })
      if (!queue.busy) void work(app, queue)
    })

  async function work(app: App, queue: { waiting: Waiting<K, V>[]; busy: boolean }): Promise<void> {
    queue.busy = true
    await Promise.resolve() // Calls made in the same turn join this question.
    while (queue.waiting.length > 0) {
      const calls = queue.waiting.splice(0)
      try {
        const found = await read(app, [...new Set(calls.map(({ key }) => key))])
        for (const { key, answer } of calls) answer(found.get(key))
      } catch (why) {
        for (const { fail } of calls) fail(why)
      }
    }
    queue.busy = false
  }
}
