/**
 * The number of proposals on a post is shown as a tier, never as a figure.
 *
 * A tier says whether a post is crowded; an exact count would tell each freelancer when a rival has paid.
 * Source: the tiers of the real posts of January 2023.
 */
export const proposalsTier = (proposals: number): ProposalsTier =>
  proposalsTiers.findLast(tier => proposals >= ranges[tier].least)!

export const proposalsTiers = ['Less than 5', '5 to 10', '10 to 15', '15 to 20', '20 to 50', '50+'] as const
export type ProposalsTier = (typeof proposalsTiers)[number]

/** The counts of a tier: `least` belongs to it, `below` no more; the last tier has no end. */
export const tierRange = (tier: ProposalsTier): TierRange => ranges[tier]
export type TierRange = { least: number; below: number | null }

const ranges: Record<ProposalsTier, TierRange> = {
  'Less than 5': { least: 0, below: 5 },
  '5 to 10': { least: 5, below: 10 },
  '10 to 15': { least: 10, below: 15 },
  '15 to 20': { least: 15, below: 20 },
  '20 to 50': { least: 20, below: 50 },
  '50+': { least: 50, below: null },
}
