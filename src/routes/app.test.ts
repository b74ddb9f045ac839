import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// The load of a page can count: what a client has seen uses up boosts, what a freelancer is shown is quoted to them.
test('pointing at a link loads no data, only pressing it does', () => {
  const [, preloads] = readFileSync('src/routes/app.html', 'utf8').match(/data-sveltekit-preload-data="(\w+)"/)!
  expect(preloads).toBe('tap')
})
