import { expect, test } from 'vitest'
import { currentHref, linksFor } from './links.ts'

const member = {
  id: 'm',
  name: 'Ana',
  portrait: '',
  isFreelancer: false,
  isClient: false,
  isOperator: false,
  isAgency: false,
}
const shown = (who: Partial<typeof member> | null, agencies = false) =>
  linksFor({ member: who && { ...member, ...who }, unread: 2, agencies }).map(link => link.href)

test('each member is led only to what is theirs', () => {
  expect(shown(null)).toEqual(['/'])
  expect(shown({ isFreelancer: true })).toEqual(['/', '/proposals', '/wallet', '/earn', '/notices', '/profile'])
  expect(shown({ isClient: true })).toEqual([
    '/',
    '/client/posts',
    '/client/posts/new',
    '/freelancers',
    '/notices',
    '/profile',
  ])
  const paths = ['/', '/proposals', '/wallet', '/agency', '/notices', '/profile']
  expect(shown({ isFreelancer: true, isAgency: true })).toEqual(paths)
  expect(shown({ isFreelancer: true }, true)).toContain('/agency')
  expect(shown({ isOperator: true })).toEqual(['/', '/operator', '/notices', '/profile'])
})

test('the longest link that begins the path is the current one', () => {
  const hrefs = shown({ isClient: true, isFreelancer: true })
  expect(currentHref('/client/posts/new', hrefs)).toBe('/client/posts/new')
  expect(currentHref('/client/posts/0198/edit', hrefs)).toBe('/client/posts')
  expect(currentHref('/posts/0198', hrefs)).toBe('/')
  expect(currentHref('/proposals/0198', hrefs)).toBe('/proposals')
  expect(currentHref('/rules', hrefs)).toBeUndefined()
})
