import type { FreelancerPlace } from '#database/members/freelancer-search'

/** Where a page of freelancers begins: after this one of the list, and which boosted ones have stood on top before. */
export type FreelancerCursor = { after?: FreelancerPlace | undefined; placed?: FreelancerPlace | undefined }

export const encodeFreelancerCursor = ({ after, placed }: FreelancerCursor): string =>
  Buffer.from(`${written(after)}|${written(placed)}`).toString('base64url')

/** A cursor that is not one of ours starts at the beginning. */
export function decodeFreelancerCursor(text: string | undefined): FreelancerCursor {
  const [after, placed] = Buffer.from(text ?? '', 'base64url')
    .toString()
    .split('|')
    .map(read)
  return { after, placed }
}

const written = (place: FreelancerPlace | undefined): string =>
  place ? `${place.rank} ${place.at.epochMilliseconds.toString(36)} ${place.id.replaceAll('-', '')}` : ''

const form =
  /^(\d(?:\.\d{1,12})?(?:e-\d\d?)?) ([0-9a-z]{1,9}) ([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/

function read(text: string): FreelancerPlace | undefined {
  const [, rank, at, ...id] = form.exec(text) ?? []
  if (rank === undefined) return undefined
  const milliseconds = Number.parseInt(at!, 36)
  if (milliseconds > latest) return undefined
  return { rank: Number(rank), at: Temporal.Instant.fromEpochMilliseconds(milliseconds), id: id.join('-') }
}

const latest = Date.UTC(2999, 11, 31)
