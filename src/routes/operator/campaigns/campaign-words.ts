import type { CampaignState } from '#economy/campaigns/claim-campaign'

export const stateWords: Record<CampaignState, string> = {
  waiting: 'Waits for a second operator',
  upcoming: 'Not begun',
  open: 'Open',
  over: 'Over',
  full: 'All given',
}
