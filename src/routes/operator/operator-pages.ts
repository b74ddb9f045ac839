/** The operator's pages by what somebody comes for; the first of each is where its area begins. */
export const groups = [
  {
    label: 'Accounts',
    pages: [
      { key: 'accounts', href: '/operator', label: 'Every Connect' },
      { key: 'log', href: '/operator/log', label: 'Log of operators' },
    ],
  },
  {
    label: 'Members',
    pages: [
      { key: 'members', href: '/operator/members', label: 'Freelancers' },
      { key: 'clients', href: '/operator/clients', label: 'Clients' },
      { key: 'adjustments', href: '/operator/adjustments', label: 'Adjustments' },
    ],
  },
  {
    label: 'Posts',
    pages: [
      { key: 'posts', href: '/operator/posts', label: 'Posts' },
      { key: 'boosts', href: '/operator/boosts', label: 'Boosts' },
    ],
  },
  {
    label: 'Rules',
    pages: [
      { key: 'policy', href: '/operator/policy', label: 'Policy' },
      { key: 'campaigns', href: '/operator/campaigns', label: 'Campaigns' },
    ],
  },
  {
    label: 'Time',
    pages: [
      { key: 'clockwork', href: '/operator/clockwork', label: 'Clockwork' },
      { key: 'clock', href: '/operator/clock', label: 'Test clock' },
    ],
  },
] as const

export type OperatorPage = (typeof groups)[number]['pages'][number]['key']
