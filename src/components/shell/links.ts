import type { Member, Shell } from '../shell.ts'

const links = [
  { href: '/', label: 'Find work', who: () => true },
  { href: '/proposals', label: 'Proposals', who: member => member?.isFreelancer },
  { href: '/wallet', label: 'Wallet', who: member => member?.isFreelancer },
  { href: '/earn', label: 'Earn Connects', who: member => member?.isFreelancer && !member.isAgency },
  { href: '/client/posts', label: 'My posts', who: member => member?.isClient },
  { href: '/client/posts/new', label: 'Write a post', who: member => member?.isClient },
  { href: '/freelancers', label: 'Find freelancers', who: member => member?.isClient },
  {
    href: '/agency',
    label: 'Agency',
    who: (member, agencies) => member?.isAgency || (member?.isFreelancer && agencies),
  },
  { href: '/operator', label: 'Operator', who: member => member?.isOperator },
  { href: '/notices', label: 'Notices', who: member => member !== null },
  { href: '/profile', label: 'Profile', who: member => member !== null },
] as const satisfies {
  href: string
  label: string
  who: (member: Member | null, agencies: boolean) => boolean | undefined
}[]

export type Href = (typeof links)[number]['href']
export type NavLink = { href: Href; label: string; n?: number }

export const linksFor = ({ member, unread, agencies }: Pick<Shell, 'member' | 'unread' | 'agencies'>): NavLink[] =>
  links
    .filter(link => link.who(member, agencies))
    .map(({ href, label }) => ({ href, label, n: href === '/notices' ? unread : undefined }))

/** The link under which a page stands: the longest one its path begins with; a post belongs to Find work. */
export function currentHref(path: string, hrefs: string[]): string | undefined {
  if (path.startsWith('/posts/')) return '/'
  return hrefs
    .filter(href => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0]
}
