import type { CampaignTerms } from '#economy/campaigns/edit-campaign'
import { countWords, dateWords } from '#economy/figure-words'

/** What is changed of a campaign, for the log; empty where nothing is. */
export function changeWords(before: CampaignTerms, after: CampaignTerms): string {
  const changes: string[] = []
  if (!after.closesAt.equals(before.closesAt))
    changes.push(`until ${dateWords(after.closesAt)} instead of ${dateWords(before.closesAt)}`)
  if (after.limit !== before.limit) changes.push(`${forWhom(after.limit)} instead of ${forWhom(before.limit)}`)
  return changes.join(', ')
}

const forWhom = (limit: number | null): string =>
  limit === null ? 'for everybody' : `for ${countWords(limit)} ${limit === 1 ? 'person' : 'people'}`
