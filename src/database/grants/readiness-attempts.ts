import { sql } from 'kysely'
import type { Answers, Attempt, Question } from '#economy/readiness/start-readiness-test'
import type { Database, Tx } from '../open.ts'
import type { AttemptRow } from '../tables.ts'

/** An attempt with its number, how many were right once it is graded, and the policy version it was started under. */
export type StoredAttempt = Attempt & { number: number; right: number | null; policy: string }

/** A member's latest attempt, if there is one. */
export async function findLastAttempt(db: Database, memberId: string): Promise<StoredAttempt | undefined> {
  const { rows } = await sql<AttemptRow>`
    select * from readiness_attempts where member_id = ${memberId} order by number desc limit 1`.execute(db)
  return rows[0] && attemptOf(rows[0])
}

type NewAttempt = {
  memberId: string
  number: number
  startedAt: Date
  endsAt: Date
  questions: Question[]
  policy: string
}

export async function insertAttempt(tx: Tx, attempt: NewAttempt): Promise<void> {
  await sql`
    insert into readiness_attempts (member_id, number, started_at, ends_at, questions, policy)
    values (${attempt.memberId}, ${attempt.number}, ${attempt.startedAt}, ${attempt.endsAt},
      ${JSON.stringify(attempt.questions)}::text::jsonb, ${attempt.policy})`.execute(tx)
}

/** Locks a member's latest attempt, so that it is graded once. */
export async function lockLastAttempt(tx: Tx, memberId: string): Promise<StoredAttempt | undefined> {
  const { rows } = await sql<AttemptRow>`
    update readiness_attempts set number = number
    where member_id = ${memberId} and number = (select max(number) from readiness_attempts where member_id = ${memberId})
    returning *`.execute(tx)
  return rows[0] && attemptOf(rows[0])
}

type Change = { answers: Answers; graded?: { at: Date; right: number; passed: boolean } }

export async function saveAttempt(tx: Tx, memberId: string, number: number, change: Change): Promise<void> {
  const { answers, graded } = change
  await sql`
    update readiness_attempts set
      answers = ${JSON.stringify(answers)}::text::jsonb, submitted_at = ${graded?.at ?? null}::timestamptz,
      "right" = ${graded?.right ?? null}::integer, passed = ${graded?.passed ?? null}::boolean
    where member_id = ${memberId} and number = ${number}`.execute(tx)
}

const attemptOf = (row: AttemptRow): StoredAttempt => ({
  number: row.number,
  startedAt: row.started_at.toTemporalInstant(),
  endsAt: row.ends_at.toTemporalInstant(),
  questions: row.questions,
  answers: row.answers,
  submittedAt: row.submitted_at?.toTemporalInstant() ?? null,
  right: row.right,
  passed: row.passed,
  policy: row.policy,
})
