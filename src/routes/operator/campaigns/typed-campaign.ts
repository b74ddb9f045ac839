import type { CampaignInput } from '#marketplace/campaigns/campaign-input'

/** What stands in the boxes of the form. `questions`: one a line, its choices after it, each behind a bar. */
export type TypedCampaign = {
  name: string
  kind: string
  connects: string
  percentOff: string
  from: string
  until: string
  limit: string
  perPerson: string
  code: string
  questions: string
}

export const emptyCampaign = (today: string): TypedCampaign => ({
  name: '',
  kind: 'code',
  connects: '10',
  percentOff: '',
  from: today,
  until: '',
  limit: '',
  perPerson: '1',
  code: '',
  questions: '',
})

export function readTyped(form: FormData): TypedCampaign {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    name: text('name'),
    kind: text('kind'),
    connects: text('connects'),
    percentOff: text('percentOff'),
    from: text('from'),
    until: text('until'),
    limit: text('limit'),
    perPerson: text('perPerson'),
    code: text('code'),
    questions: text('questions'),
  }
}

/** The campaign that is meant. Days are UTC, and the last one counts with all of it. */
export const inputOf = (typed: TypedCampaign): CampaignInput => ({
  name: typed.name,
  kind: typed.kind as CampaignInput['kind'],
  connects: typed.percentOff === '' ? numberIn(typed.connects) : null,
  percentOff: typed.percentOff === '' ? null : numberIn(typed.percentOff),
  opensAt: beginOf(typed.from),
  closesAt: beginOf(typed.until, 1),
  limit: typed.limit === '' ? null : numberIn(typed.limit),
  perPerson: numberIn(typed.perPerson),
  code: typed.code || null,
  questions: typed.questions
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => {
      const [text = '', ...options] = line.split('|').map(part => part.trim())
      return { text, options }
    }),
})

/** What stands in the boxes for changing a campaign. */
export type TypedChange = Pick<TypedCampaign, 'until' | 'limit'>

export const typedChangeOf = ({ closesAt, limit }: { closesAt: string; limit: number | null }): TypedChange => ({
  until: Temporal.Instant.from(closesAt).subtract({ milliseconds: 1 }).toString().slice(0, 10),
  limit: limit === null ? '' : String(limit),
})

/**
 * What is to be changed. What is left as it was shown changes nothing: a campaign may end within a day, and another
 * operator may have changed the other box meanwhile.
 */
export const changesIn = (typed: TypedChange, shown: TypedChange) => ({
  closesAt: typed.until === shown.until ? undefined : beginOf(typed.until, 1),
  limit: typed.limit === shown.limit ? undefined : typed.limit === '' ? null : numberIn(typed.limit),
})

const boxes: Record<string, string> = { opensAt: 'from', closesAt: 'until' }

/** Each problem beside the box it belongs to. */
export const besideBoxes = (problems: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [
      boxes[field] ?? field,
      problem.startsWith('Write the instant') ? 'Choose a day.' : problem,
    ]),
  )

const numberIn = (written: string) => (/^\d+$/.test(written) ? Number(written) : Number.NaN)

function beginOf(day: string, later = 0): string {
  try {
    return Temporal.PlainDate.from(day).add({ days: later }).toZonedDateTime('UTC').toInstant().toString()
  } catch {
    return ''
  }
}
