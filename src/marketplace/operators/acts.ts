/** Everything an operator can do that is kept in the log, in words, and what it is about. */
export const acts = {
  'adjustment-asked': { words: 'Asked for an adjustment', about: 'wallet' },
  'adjustment-made': { words: 'Made an adjustment', about: 'wallet' },
  'adjustment-approved': { words: 'Approved an adjustment', about: 'wallet' },
  'adjustment-rejected': { words: 'Rejected an adjustment', about: 'wallet' },
  'badge-given': { words: 'Gave a badge', about: 'wallet' },
  'badge-taken': { words: 'Took a badge', about: 'wallet' },
  'campaign-approved': { words: 'Approved a campaign', about: 'campaign' },
  'campaign-changed': { words: 'Changed a campaign', about: 'campaign' },
  'campaign-ended': { words: 'Ended a campaign', about: 'campaign' },
  'campaign-made': { words: 'Made a campaign', about: 'campaign' },
  'client-verified': { words: 'Verified the payment of a client', about: 'client' },
  'client-unverified': { words: 'Took back the verification of a client', about: 'client' },
  'clock-moved': { words: 'Moved the clock', about: 'clock' },
  'clock-stopped': { words: 'Stopped the clock', about: 'clock' },
  'connects-granted': { words: 'Granted Connects', about: 'wallet' },
  'job-run': { words: 'Ran a job now', about: 'job' },
  'operator-made': { words: 'Made somebody an operator', about: 'member' },
  'operator-removed': { words: 'Made an operator a member like others', about: 'member' },
  'plan-set': { words: 'Put somebody on a plan', about: 'wallet' },
  'policy-activated': { words: 'Announced a version of the policy', about: 'policy' },
  'policy-cancelled': { words: 'Cancelled a version of the policy', about: 'policy' },
  'post-removed': { words: 'Removed a post', about: 'post' },
  'price-country-set': { words: 'Set the country of prices', about: 'wallet' },
  'purchase-recorded': { words: 'Recorded a purchase', about: 'wallet' },
  'purchase-revoked': { words: 'Revoked a purchase', about: 'wallet' },
} as const satisfies Record<
  string,
  { words: string; about: 'campaign' | 'clock' | 'job' | 'wallet' | 'client' | 'member' | 'policy' | 'post' }
>

export type ActName = keyof typeof acts
export const actNames = Object.keys(acts) as [ActName, ...ActName[]]
