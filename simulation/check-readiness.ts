import type { PGlite } from '@electric-sql/pglite'
import type { Oracle } from './oracle/oracle.ts'
import type { Drawn } from './oracle/readiness.ts'
import { rowsOf } from './rows-of.ts'

/** Which questions are drawn is left to chance; that they are of the bank, as many as the rules say and never changed is looked at. */
export async function seeQuestions(pglite: PGlite, { readiness }: Oracle, by: string): Promise<string[]> {
  const [last] = await rowsOf<{ questions: Drawn[] }>(
    pglite,
    `select questions from readiness_attempts where member_id = '${by}' order by number desc limit 1`,
  )
  const wrong = last && readiness.drawn(by, last.questions)
  return wrong ? [`readiness: ${by} is asked ${wrong}`] : []
}

/** Every attempt, and how it went. */
export async function checkReadiness(pglite: PGlite, { readiness }: Oracle): Promise<string[]> {
  const rows = await rowsOf<{ by: string; is: string }>(
    pglite,
    `select distinct on (member_id) member_id as by, concat_ws(' ', number, passed) as is
     from readiness_attempts order by member_id, number desc`,
  )
  const stored = new Map(rows.map(({ by, is }) => [by, is]))
  const outcome = { running: '', passed: ' t', failed: ' f' }
  return [...readiness.all].flatMap(([by, { number, state }]) => {
    const expected = `${number}${outcome[state]}`
    return stored.get(by) === expected ? [] : [`readiness: ${by} is at ${stored.get(by)}, should be at ${expected}`]
  })
}
