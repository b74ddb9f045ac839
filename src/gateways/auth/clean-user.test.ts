import { expect, test } from 'vitest'
import { cleanUser } from './clean-user.ts'

const ana = { name: 'Ana', country: 'Portugal', timezone: 'Europe/Lisbon' }

const isCountry = (name: string) => name === 'Portugal'

test('a name is kept as it can be shown: trimmed, and without what no database keeps', () => {
  expect(cleanUser({ ...ana, name: ' Ana\0 \ud800 ' }, isCountry)).toMatchObject({ name: 'Ana \ufffd' })
})

test('a name is one line, however it was sent', () => {
  const name = 'friend,\r\n\r\nyou have \u202ewon\u2028$500'
  expect(cleanUser({ ...ana, name }, isCountry)).toMatchObject({ name: 'friend, you have won $500' })
})

test.each([
  ['a name of one letter', { name: 'A' }],
  ['a name that shows nothing', { name: '\u200b\u200b' }],
  ['a name that shows one letter', { name: '\u200bA\u200b' }],
  ['a name longer than a profile takes', { name: 'x'.repeat(81) }],
  ['no country', { country: 'Middle-earth' }],
  ['no time zone', { timezone: 'Mars/Olympus' }],
  ['a time zone that no page can read', { timezone: 'CST' }],
  ['a time zone that is null', { timezone: null }],
])('%s is refused', (_, change) => expect(() => cleanUser({ ...ana, ...change }, isCountry)).toThrow())

test("only what can be the code of a member's link is kept as one", () => {
  const kept = (referral: string) => cleanUser({ ...ana, referral }, isCountry).referral
  expect(kept('AZoBzTiFfyahQwXFnSWQzw')).toBe('AZoBzTiFfyahQwXFnSWQzw')
  for (const other of ['', '\0', 'x'.repeat(5000), "'; drop table users"]) expect(kept(other)).toBeNull()
})
