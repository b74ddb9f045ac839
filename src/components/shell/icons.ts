import Bell from '@lucide/svelte/icons/bell'
import Files from '@lucide/svelte/icons/files'
import Gift from '@lucide/svelte/icons/gift'
import Search from '@lucide/svelte/icons/search'
import Send from '@lucide/svelte/icons/send'
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import SquarePen from '@lucide/svelte/icons/square-pen'
import User from '@lucide/svelte/icons/user'
import UserSearch from '@lucide/svelte/icons/user-search'
import UsersRound from '@lucide/svelte/icons/users-round'
import Wallet from '@lucide/svelte/icons/wallet'
import type { Icon } from '../icon.ts'
import type { Href } from './links.ts'

export const icons: Record<Href, Icon> = {
  '/': Search,
  '/proposals': Send,
  '/wallet': Wallet,
  '/earn': Gift,
  '/client/posts': Files,
  '/client/posts/new': SquarePen,
  '/freelancers': UserSearch,
  '/agency': UsersRound,
  '/operator': SlidersHorizontal,
  '/notices': Bell,
  '/profile': User,
}
