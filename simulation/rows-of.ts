import type { PGlite } from '@electric-sql/pglite'

export const rowsOf = async <T>(pglite: PGlite, query: string): Promise<T[]> => (await pglite.query<T>(query)).rows
