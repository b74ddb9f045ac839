import { expect, test } from 'vitest'
import { activeFilters } from './active-filters.ts'
import { readSearch, searchPath, typedIn } from './read-search.ts'

const typed = (query: string) => typedIn(new URLSearchParams(query))

test('an address becomes a search, with dollars as cents', () => {
  expect(readSearch(typed('q=rugs&rate-from=45.50&available=on'), null)).toMatchObject({
    filter: { words: 'rugs', rateLeastCents: 4550, rateMostCents: '', availableNow: 'on' },
    errors: {},
  })
  expect(readSearch(typed('rate-to=cheap'), null).errors).toEqual({ 'rate-to': 'Write an amount such as 45.' })
})

test('each filter in force can be taken out alone, also one skill of several', () => {
  expect(activeFilters(typed('q=rugs&skills=wool, silk,wool&country=Chile'))).toEqual([
    { words: '“rugs”', without: '/freelancers?skills=wool%2C+silk%2Cwool&country=Chile' },
    { words: 'wool', without: '/freelancers?q=rugs&skills=silk&country=Chile' },
    { words: 'silk', without: '/freelancers?q=rugs&skills=wool&country=Chile' },
    { words: 'Chile', without: '/freelancers?q=rugs&skills=wool%2C+silk%2Cwool' },
  ])
  expect(searchPath({})).toBe('/freelancers')
})
