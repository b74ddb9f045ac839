import Ban from '@lucide/svelte/icons/ban'
import CircleCheck from '@lucide/svelte/icons/circle-check'
import Eye from '@lucide/svelte/icons/eye'
import Hourglass from '@lucide/svelte/icons/hourglass'
import LogOut from '@lucide/svelte/icons/log-out'
import MessageCircle from '@lucide/svelte/icons/message-circle'
import RotateCcw from '@lucide/svelte/icons/rotate-ccw'
import Send from '@lucide/svelte/icons/send'
import type { Icon } from '#components/icon'
import type { ProposalState } from '#economy/proposals/proposal-states'

export const stateIcons: Record<ProposalState, Icon> = {
  submitted: Send,
  viewed: Eye,
  shortlisted: Eye,
  interviewing: MessageCircle,
  hired: CircleCheck,
  declined: Ban,
  withdrawn: LogOut,
  returned: RotateCcw,
  ended: Hourglass,
}
