import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { freePort } from '../../tests/free-port.ts'
import type { Bench } from '../bench-types.ts'
import { openMarket, sizeAt } from '../market.ts'
import { openProcess, type Worker } from './open-worker.ts'

/** How long and how many; each caller is a connection of its own. */
export type HttpTask = { seconds: number; most?: number; callers?: number }
export type Http = Worker<HttpTask> & { rss(): number }

/** `earnest serve` on a market of its own, and a process that sends to it. */
export async function openHttp(bench: Bench): Promise<Http> {
  const url = await openMarket(bench, 'http', sizeAt(bench.scale))
  const port = await freePort()
  spawnSync(process.execPath, ['scripts/build-once.mjs'], { stdio: 'inherit' })
  // As `npm start` starts it.
  const server = spawn(process.execPath, ['--max-semi-space-size=8', 'src/cli/earnest.ts', 'serve', '--roles', 'web'], {
    env: { ...process.env, ...settings, DATABASE_URL: url, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await answers(`http://127.0.0.1:${port}/healthz`)
  const sender = await openProcess<HttpTask>(new URL('./http-worker.ts', import.meta.url), { url, port })
  return {
    run: sender.run,
    rss: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024,
    close: async () => {
      await sender.close()
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
    },
  }
}

const settings = { NODE_ENV: 'production', LOG_LEVEL: 'error', REQUESTS_PER_MINUTE: '0', MAIL: '' }

async function answers(url: string, tries = 300): Promise<void> {
  if (
    await fetch(url).then(
      answer => answer.ok,
      () => false,
    )
  )
    return
  if (tries === 0) throw new Error('The server did not start')
  await new Promise(resume => setTimeout(resume, 100))
  await answers(url, tries - 1)
}
