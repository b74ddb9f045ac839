// profile harness

import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { benchApp } from '/tmp/b-bench/bench/bench-app.ts'
import { readMarket, work } from '/tmp/b-bench/bench/load/work.ts'
import { openMarket, sizeAt } from '/tmp/b-bench/bench/market.ts'
import { startPostgres } from '/tmp/b-bench/bench/postgres.ts'
import pg from '/tmp/b-bench/node_modules/pg/esm/index.mjs'
import { openDatabase } from '/tmp/b-bench/src/database/open.ts'

const scale = Number(process.argv[2] ?? 0.1),
  seconds = Number(process.argv[3] ?? 6)
process.env.BENCH_FLAGS = 'shared_preload_libraries=pg_stat_statements pg_stat_statements.track=all track_io_timing=on'
const p = await startPostgres()
const url = await openMarket({ postgres: p, scale }, 'prof', sizeAt(scale))
if (process.env.PROF_SQL) await p.run('bench_prof', ...process.env.PROF_SQL.split(';'))
await p.run('bench_prof', 'create extension if not exists pg_stat_statements')
const { db, close } = await openDatabase({ url })
const app = benchApp(db)
const market = await readMarket(app)
const task = { load: 'uniform', at: 0, callers: 1000, seconds }
await work(app, market, { ...task, seconds: 3 })
await p.run('bench_prof', 'select pg_stat_statements_reset()')
// client-side timing
const times = new Map()
let queries = 0
const orig = pg.Client.prototype.query
pg.Client.prototype.query = function (q, ...rest) {
  const text = (typeof q === 'string' ? q : (q.text ?? '')).trim().slice(0, 60).replace(/\s+/g, ' ')
  const t = performance.now()
  queries++
  const r = orig.call(this, q, ...rest)
  if (r?.then)
    r.then(
      () => {
        const e = times.get(text) ?? [0, 0]
        e[0]++
        e[1] += performance.now() - t
        times.set(text, e)
      },
      () => {},
    )
  return r
}
const session = new Session()
session.connect()
await session.post('Profiler.enable')
await session.post('Profiler.start')
const cpu = process.cpuUsage()
const d = await work(app, market, task)
const used = process.cpuUsage(cpu)
const { profile } = await session.post('Profiler.stop')
writeFileSync('/tmp/prof.cpuprofile', JSON.stringify(profile))
console.log(
  'rate',
  Math.round(d.done / d.seconds),
  'done',
  d.done,
  'refused',
  d.refused,
  'node cpu s',
  (used.user + used.system) / 1e6,
  'wall',
  d.seconds,
  'queries',
  queries,
)
const begins = [...times].find(([t]) => /^begin/i.test(t) || /start transaction/i.test(t))?.[1][0] ?? 1
console.log(
  'batches',
  begins,
  'per batch',
  (d.done / begins).toFixed(0),
  'ms/batch',
  ((d.seconds * 1000) / begins).toFixed(0),
  'statements/batch',
  (queries / begins).toFixed(1),
)
console.log('client side ms per batch:')
for (const [t, [n, ms]] of [...times].sort((a, b) => b[1][1] - a[1][1]))
  console.log((ms / begins).toFixed(2).padStart(8), n, t)
const c = new pg.Client(url)
await c.connect()
const tot = await c.query(
  "select round(sum(wal_bytes)) w, sum(total_exec_time) filter (where query !~ 'SELECT . FROM ONLY') ms from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database())",
)
console.log(
  'TOTAL server ms/proposal',
  (tot.rows[0].ms / d.done).toFixed(4),
  'wal bytes/proposal',
  Math.round(tot.rows[0].w / d.done),
  'node ms/proposal',
  ((used.user + used.system) / 1e3 / d.done).toFixed(4),
)
const { rows } = await c.query(
  `select calls, total_exec_time ms, total_plan_time pl, wal_bytes, left(regexp_replace(query, '\\s+', ' ', 'g'), 70) q from pg_stat_statements where dbid = (select oid from pg_database where datname = current_database()) order by 2 desc limit 25`,
)
console.log('server side ms per batch:')
for (const r of rows)
  console.log((r.ms / begins).toFixed(2).padStart(8), r.calls, 'wal/batch', Math.round(r.wal_bytes / begins), r.q)
await c.end()
// self time
const self = new Map()
const dt = profile.timeDeltas
const byId = new Map(profile.nodes.map(n => [n.id, n]))
profile.samples.forEach((id, i) => {
  const n = byId.get(id)
  const k = `${n.callFrame.functionName || '(anon)'} ${n.callFrame.url.split('/').slice(-2).join('/')}:${n.callFrame.lineNumber}`
  self.set(k, (self.get(k) ?? 0) + dt[i])
})
const total = [...self.values()].reduce((a, b) => a + b, 0)
console.log('cpu self %:')
for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 28))
  console.log(((100 * v) / total).toFixed(1).padStart(6), k)
await close()
await p.stop()
process.exit(0)
