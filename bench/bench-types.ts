import type { Postgres } from './postgres.ts'

/** What every row is given. `scale` 1 is the full size. */
export type Bench = { postgres: Postgres; scale: number }

/** Ours and the peer's figure, measured one right after the other. */
export type Round = { ours: number; peer: number }

/** A row while it is measured. */
export type Measure = { round(seconds: number): Promise<Round>; close(): Promise<void> }

export type Row = { what: string; unit: string; aim: string; open(bench: Bench): Promise<Measure> }
