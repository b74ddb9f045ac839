import Bell from '@lucide/svelte/icons/bell'
import Files from '@lucide/svelte/icons/files'
import Search from '@lucide/svelte/icons/search'
import Send from '@lucide/svelte/icons/send'
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import SquarePen from '@lucide/svelte/icons/square-pen'
import User from '@lucide/svelte/icons/user'
import Wallet from '@lucide/svelte/icons/wallet'
import type { Icon } from '../icon.ts'
import type { Member, Shell } from '../shell.ts'

export type NavLink = { href: string; label: string; icon: Icon; n?: number; who?: (member: Member) => boolean }

const links: NavLink[] = [
  { href: '/', label: 'Find work', icon: Search },
  { href: '/proposals', label: 'Proposals', icon: Send, who: member => member.isFreelancer },
  { href: '/wallet', label: 'Wallet', icon: Wallet, who: member => member.isFreelancer },
  { href: '/client/posts', label: 'My posts', icon: Files, who: member => member.isClient },
  { href: '/client/posts/new', label: 'Write a post', icon: SquarePen, who: member => member.isClient },
  { href: '/operator', label: 'Operator', icon: SlidersHorizontal, who: member => member.isOperator },
  { href: '/notices', label: 'Notices', icon: Bell, who: () => true },
  { href: '/profile', label: 'Profile', icon: User, who: () => true },
]

export function linksFor({ member, unread }: Pick<Shell, 'member' | 'unread'>): NavLink[] {
  return links
    .filter(link => !link.who || (member && link.who(member)))
    .map(link => (link.href === '/notices' ? { ...link, n: unread } : link))
}

/** The link under which a page stands: the longest one its path begins with; a post belongs to Find work. */
export function currentHref(path: string, hrefs: string[]): string | undefined {
  if (path.startsWith('/posts/')) return '/'
  return hrefs
    .filter(href => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((a, b) => b.length - a.length)[0]
}
