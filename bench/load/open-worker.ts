import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { Where } from '#database/open'
import type { Done, Task } from './task.ts'

/** Another process with one engine. */
export type Worker<T = Task> = { run(task: T): Promise<Done>; close(): Promise<void> }

const program = new URL('./worker.ts', import.meta.url)

export const openWorker = (where: Where): Promise<Worker> => openProcess<Task>(program, where)

export async function openProcess<T extends object>(file: URL, given: object): Promise<Worker<T>> {
  const child = fork(file, [JSON.stringify(given)], { serialization: 'advanced' })
  await answer(child)
  return {
    run: task => {
      child.send(task)
      return answer(child)
    },
    close: async () => {
      const ended = once(child, 'exit')
      child.send('close')
      await ended
    },
  }
}

async function answer(child: ChildProcess): Promise<Done> {
  const heard = new AbortController()
  const { signal } = heard
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => Promise.reject(new Error('A worker ended before it had answered'))),
    ])
    return message
  } finally {
    heard.abort()
  }
}

/** How many a second. Throws when most were refused: that would measure how fast we refuse. */
export function rateOf({ done, seconds, refused }: Done): number {
  const others = Object.values(refused).reduce((sum, count) => sum + count, 0)
  if (others > done / 10) throw new Error(`Too many were refused: ${JSON.stringify({ done, refused })}`)
  return done / seconds
}

/** Enough that the next batch is full while one is written. */
export const many = 1_000
export const uniform = (seconds: number): Task => ({ load: 'uniform', at: 0, callers: many, seconds })
