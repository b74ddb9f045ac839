import { expect, test } from 'vitest'
import { withoutSecrets } from './without-secrets.ts'

test('what an error says is shown without what nobody may read', () => {
  const said = (text: string) => withoutSecrets(new Error(text))
  expect(said('connect ECONNREFUSED 10.0.0.1:25')).toBe('connect ECONNREFUSED 10.0.0.1:25')
  expect(said('no answer from smtps://robin:hunter2@mail.example:465')).toBe(
    'no answer from smtps://…@mail.example:465',
  )
  expect(said('550 no such user <robin.doe@example.com>')).toBe('550 no such user <an address>')
  expect(said('535 login failed: password=hunter2, try again')).toBe('535 login failed: password … try again')
  expect(said('Authorization: Bearer abc.def')).not.toContain('abc.def')
  expect(said('token "abcdef" is wrong')).not.toContain('abcdef')
  expect(said('x'.repeat(1000))).toHaveLength(301)
  expect(withoutSecrets(new Error(''))).toBe('It failed without saying why.')
  expect(withoutSecrets('a\n  text')).toBe('a text')
})
