import type { Row } from '../sabotage.ts'

/** By its columns a sabotage knows which question rows answer. */
export const has = (rows: Row[], column: string): boolean => column in (rows[0] ?? {})
export const hasOnly = (rows: Row[], columns: string[]): boolean => Object.keys(rows[0] ?? {}).join() === columns.join()
