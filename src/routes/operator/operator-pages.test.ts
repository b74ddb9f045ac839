import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { groups } from './operator-pages.ts'

test('every page of the operators is in one area, each once', () => {
  const hrefs = groups.flatMap(({ pages }) => pages.map(({ href }) => href as string))
  const folders = globSync('src/routes/operator/{.,*}/+page.svelte').map(file => file.split('/').at(-2)!)
  const found = folders.map(folder => (folder === 'operator' || folder === '.' ? '/operator' : `/operator/${folder}`))
  expect(hrefs.toSorted()).toEqual(found.toSorted())
})
