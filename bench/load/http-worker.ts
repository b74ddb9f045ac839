import { openDatabase } from '#database/open'
import { type Decision, decide, refuse } from '#economy/decision'
import { benchApp } from '../bench-app.ts'
import { drive } from './drive.ts'
import { type Line, openLine } from './line.ts'
import type { HttpTask } from './open-http.ts'
import { letter, type Pair, pairs, readMarket } from './work.ts'

/** A process that sends proposals by HTTP, started by open-http.ts. */
const { url, port }: { url: string; port: number } = JSON.parse(process.argv[2]!)
const { db, close } = await openDatabase({ url })
const app = benchApp(db)
const market = await readMarket(app)
await close()
const next = pairs(market, { load: 'uniform', at: 0 })
let idle: Line[] = []

process.on('message', async (task: HttpTask | 'close') => {
  if (task === 'close') return process.disconnect?.()
  // New ones each time: the server closes those that were idle while the peer was measured.
  idle = await Promise.all(Array.from({ length: 256 }, () => openLine(port)))
  const pace = { load: 'uniform' as const, at: 0, callers: idle.length, ...task }
  const done = await drive(pace, () => () => post(next()!))
  for (const line of idle) line.close()
  process.send?.(done)
})
process.send?.('ready')

async function post({ by, post }: Pair): Promise<Decision<undefined>> {
  const line = idle.pop()!
  const body = JSON.stringify({ ...letter(), shownPrice: post.price })
  const status = await line.send(
    `POST /api/v1/posts/${post.id}/proposals HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer earnest_${by}\r\n` +
      `idempotency-key: ${app.newId()}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
  idle.push(line)
  if (status === 201) return decide(undefined)
  return refuse('already-proposed', { status }) // By chance somebody proposes twice; many of these stop the bench.
}
