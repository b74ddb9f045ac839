import { expect, test } from 'vitest'
import type { App } from './app.ts'
import { batchElseAlone } from './batch-else-alone.ts'

const trying = (all: string[], breaks: string[]) => {
  const said: unknown[] = []
  const worked: string[][] = []
  const app = {
    log: { error: (about: { post: string }, text: string) => said.push([about.post, text]) },
  } as never as App
  const work = async (some: string[]) => {
    if (some.some(one => breaks.includes(one))) throw new Error('broken')
    worked.push(some)
    return some.length
  }
  const done = batchElseAlone(app, all, { work, about: post => ({ post }), failed: 'a post could not be ended' })
  return done.then(count => ({ count, worked, said }))
}

test('all are done at once where none breaks, and nothing is done of none', async () => {
  expect(await trying(['a', 'b'], [])).toEqual({ count: 2, worked: [['a', 'b']], said: [] })
  expect(await trying([], [])).toEqual({ count: 0, worked: [], said: [] })
})

test('one that breaks keeps none of the others from being done, and the log says which it was', async () => {
  expect(await trying(['a', 'b', 'c'], ['b'])).toEqual({
    count: 2,
    worked: [['a'], ['c']],
    said: [['b', 'a post could not be ended']],
  })
})
