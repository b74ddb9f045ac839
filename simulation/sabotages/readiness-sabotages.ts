import type { Broken, Row } from '../sabotage.ts'

/** For the readiness test and surveys, a product that breaks them. */
export const readinessSabotages: Record<string, Broken> = {
  'surveys: a question may stay without an answer': {
    family: 'surveys',
    finds: /invalid-input|^campaigns/m,
    sabotage: {
      rows: rows => ('campaign_id' in (rows[0] ?? {}) ? rows.map(row => ({ ...row, questions: [] })) : rows),
    },
  },
  'readiness: who has passed may try again': {
    seed: 357,
    family: 'readiness',
    finds: /test-passed|^readiness/m,
    sabotage: {
      rows: rows => (isAttempts(rows) ? rows.map(row => ({ ...row, passed: row.submitted_at && false })) : rows),
    },
  },
  'readiness: its time does not run out': {
    seed: 45,
    family: 'readiness',
    finds: /test-time-up|^readiness|endsAt|"right"/m,
    sabotage: {
      rows: rows =>
        isAttempts(rows) ? rows.map(row => ({ ...row, ends_at: new Date(row.ends_at.getTime() + 86_400_000) })) : rows,
    },
  },
  'readiness: the next attempt need not wait': {
    seed: 45,
    family: 'readiness',
    finds: /test-too-soon|^readiness/m,
    sabotage: {
      rows: rows =>
        isAttempts(rows)
          ? rows.map(row => ({ ...row, started_at: new Date(row.started_at.getTime() - 9 * 86_400_000) }))
          : rows,
    },
  },
}

const isAttempts = (rows: Row[]): rows is { submitted_at: Date | null; started_at: Date; ends_at: Date }[] =>
  'submitted_at' in (rows[0] ?? {}) && 'questions' in rows[0]!
