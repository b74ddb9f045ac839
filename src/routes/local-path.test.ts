import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each(['/', '/posts?words=a', '/client/posts/1'])('%s is a path here', path => expect(localPath(path)).toBe(path))

test.each([
  '//evil.test',
  '/\\evil.test',
  '/\t/evil.test',
  '/.//evil.test',
  '/a/..//evil.test',
  '//',
  'https://evil.test',
  '',
  null,
])('"%s" does not lead away from here', path => expect(localPath(path)).toBe('/'))
