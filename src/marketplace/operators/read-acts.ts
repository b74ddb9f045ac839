import { findNames, listActs } from '#database/operators/operator-acts'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { isId, storable } from '../fields.ts'
import { endOf, instantOf } from '../wallets/written-instant.ts'
import { type ActName, acts } from './acts.ts'

/** An act of an operator; `by` is null where the marketplace itself did it. Names are what they are now, null where there is none. */
export type ActView = {
  id: string
  at: string
  by: { id: string; name: string | null } | null
  act: ActName
  words: string
  subject: { id: string; kind: (typeof acts)[ActName]['about']; name: string | null }
  detail: string
  reason: string
}

/** `who` and `subject` are ids; days (UTC) or instants bound the time. What is no id or act narrows to nothing. */
export type ActsFilter = {
  act?: string | undefined
  who?: string | undefined
  subject?: string | undefined
  from?: string | undefined
  until?: string | undefined
  cursor?: string | undefined
}

const pageSize = 30

/** What operators did, newest first. For operators. */
export async function readActs(
  app: App,
  { by, ...filter }: ActsFilter & { by: string },
): Promise<Decision<{ acts: ActView[]; next: string | null }>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  if (filter.who && !isId(filter.who)) return decide({ acts: [], next: null })
  const rows = await listActs(app.db, {
    act: filter.act && storable(filter.act),
    by: filter.who,
    subject: filter.subject && storable(filter.subject),
    from: instantOf(filter.from),
    until: endOf(filter.until),
    before: decodeCursor(filter.cursor),
    most: pageSize + 1,
  })
  const page = rows.slice(0, pageSize)
  const names = await findNames(app.db, page.flatMap(row => [row.by_id, row.subject]).filter(isId))
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return decide({
    acts: page.map(({ act: kept, ...row }) => {
      const act = kept as ActName
      return {
        id: row.act_id,
        at: row.at.toISOString(),
        by: row.by_id === null ? null : { id: row.by_id, name: names.get(row.by_id) ?? null },
        act,
        words: acts[act].words,
        subject: { id: row.subject, kind: acts[act].about, name: names.get(row.subject) ?? null },
        detail: row.detail,
        reason: row.reason,
      }
    }),
    next: last ? encodeCursor(last.at, last.act_id) : null,
  })
}
