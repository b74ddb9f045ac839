import type { Policy } from '#economy/policy/policy'
import type { Broken, Row } from '../sabotage.ts'

/** For the versions of a policy, a product in which they follow each other otherwise. */
export const policySabotages: Record<string, Broken> = {
  'versions: who was to keep the rules of before does not': {
    family: 'versions',
    finds: /^versions|^law 6|price/m,
    sabotage: { ask: op => (op.kind === 'activate-policy' ? { ...op, keeps: [] } : op) },
  },
  'versions: one holds an hour late': {
    family: 'versions',
    finds: /^versions|^law [456]|policy-/m,
    sabotage: {
      rows: rows =>
        isVersions(rows)
          ? rows.map(row => ({ ...row, in_force_from: new Date(row.in_force_from.getTime() + 3_600_000) }))
          : rows,
    },
  },
  'versions: they come without notice': {
    seed: 41,
    family: 'versions',
    finds: /policy-too-soon/,
    sabotage: {
      rows: rows => (isVersions(rows) ? rows.map(row => ({ ...row, policy: atOnce(row.policy) })) : rows),
    },
  },
  'versions: what comes back goes by the first rules, whatever was promised': {
    family: 'versions',
    finds: /^law [45]|^proposals|returned/m,
    sabotage: {
      rows: (rows, { looking }) =>
        !looking && 'movement_seq' in (rows[0] ?? {}) ? rows.map(row => ({ ...row, policy: 'earnest' })) : rows,
    },
  },
}

const atOnce = (policy: Policy): Policy => ({ ...policy, changes: { ...policy.changes, noticeDays: 0 } })

const isVersions = (rows: Row[]): rows is { in_force_from: Date; policy: Policy }[] =>
  'in_force_from' in (rows[0] ?? {})
