import { CompiledQuery, sql } from 'kysely'
import type { Db } from 'pg-boss'
import type { Database } from '#database/open'

/**
 * pg-boss on our own connections, the same way on PGlite and PostgreSQL. Each of its calls holds one connection, so that
 * on PGlite none of its statements lands inside somebody's open transaction.
 */
export const bossConnection = (db: Database): Db => ({
  executeSql: (text, values = []) =>
    db.connection().execute(async one => {
      const run = async (statement: string) => [...(await one.executeQuery(CompiledQuery.raw(statement, values))).rows]
      if (values.length) return { rows: await run(text) }
      try {
        const rows = []
        for (const statement of statements(text)) rows.push(...(await run(statement)))
        return { rows }
      } catch (error) {
        await sql`rollback`.execute(one) // A failed block must not leave the connection inside its transaction.
        throw error
      }
    }),
})

// PGlite takes one statement at a time; pg-boss sends blocks. Semicolons inside quotes and $$ bodies end nothing.
const parts = /\$(\w*)\$[\s\S]*?\$\1\$|'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|;|[^$'";/-]+|./g

export function statements(block: string): string[] {
  const found = ['']
  for (const [part] of block.matchAll(parts)) {
    if (part === ';') found.push('')
    else found[found.length - 1] += part
  }
  return found.filter(statement => statement.replace(/--[^\n]*/g, '').trim())
}
