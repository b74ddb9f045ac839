import { expect, test } from 'vitest'
import { openLog } from './open-log.ts'

test('a failed statement is logged without the values it was given', () => {
  const lines: string[] = []
  const log = openLog('info', { write: line => void lines.push(line) })
  const given = { query: 'insert …', params: ['secret'], detail: 'Key (email)=(secret) exists', where: 'secret' }
  const error = Object.assign(new Error('duplicate key'), { code: '23505', ...given })
  log.error({ err: error }, 'a request failed')
  log.error({ error }, 'the clockwork')
  expect(lines).toHaveLength(2)
  expect(lines.join()).not.toContain('secret')
  expect(lines[0]).toContain('duplicate key')
  expect(lines[0]).toContain('23505')
})
