import { sql } from 'kysely'
import type { Database } from './open.ts'

/** The schema as SQL, in an order that does not depend on how it came about: what schema.sql holds. */
export async function dumpSchema(db: Database): Promise<string> {
  const { rows: tables } = await sql<{ name: string; columns: string; options: string | null }>`
    select relname as name, array_to_string(reloptions, ', ') as options, (
      select string_agg(
        '  ' || quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
          || case when attgenerated = 's' then ' generated always as (' || pg_get_expr(adbin, adrelid) || ') stored'
             when adbin is not null then ' default ' || pg_get_expr(adbin, adrelid) else '' end
          || case when attnotnull then ' not null' else '' end, E',\n' order by attnum)
      from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = pg_class.oid and attnum > 0 and not attisdropped
    ) as columns
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`.execute(db)
  const { rows: functions } = await sql<{ text: string }>`
    select pg_get_functiondef(oid) as text from pg_proc where pronamespace = 'public'::regnamespace order by proname`.execute(
    db,
  )
  const { rows: rest } = await sql<{ text: string }>`
    select text from (
      select 1 as place, 'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as text
      from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'c')
      union all
      select 2, 'alter table ' || conrelid::regclass || ' add constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'
      union all
      select 3, pg_get_indexdef(indexrelid) from pg_index join pg_class on pg_class.oid = indexrelid
      where relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
      union all
      select 4, pg_get_triggerdef(pg_trigger.oid) from pg_trigger where not tgisinternal
    ) as statements order by place, text collate "C"`.execute(db)
  const statements = [
    ...tables.map(
      ({ name, columns, options }) => `create table ${name} (\n${columns}\n)${options ? ` with (${options})` : ''}`,
    ),
    ...functions.map(({ text }) => text.trim()),
    ...rest.map(({ text }) => text),
  ]
  return `${statements.map(text => `${text};`).join('\n\n')}\n`
}
