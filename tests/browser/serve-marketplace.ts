import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    marketplaceUrl: string
  }
}

const slowestStart = 240_000

/** Serves the built marketplace with its demo, once for all browser tests, from a process and a folder of its own. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'earnest-browser-'))
  const port = String(await freePort())
  const url = `http://localhost:${port}`
  const own = { NODE_ENV: 'production', PORT: port, DATA_DIR: folder, LOG_LEVEL: 'warn', BOOST_SECRET: 'browser' }
  const limits = { SIGN_IN_ATTEMPTS: '10000', REQUESTS_PER_MINUTE: '100000' }
  const { DATABASE_URL: _, ...inherited } = process.env
  const server = spawn(process.execPath, ['src/cli/earnest.ts', 'serve'], { env: { ...inherited, ...own, ...limits } })
  const said = printed(server)
  const onExit = (code: number | null, signal: string | null) =>
    console.error(`The marketplace stopped (${code ?? signal}) in the middle of the browser tests:\n${said()}`)
  server.once('exit', onExit)
  const close = async () => {
    server.off('exit', onExit)
    server.kill('SIGTERM')
    if (server.exitCode === null) await new Promise(done => server.once('exit', done))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await answering(`${url}/healthz`, server, said)
  } catch (error) {
    await close()
    throw error
  }
  provide('marketplaceUrl', url)
  return close
}

async function answering(address: string, server: ChildProcess, said: () => string): Promise<void> {
  const latest = Date.now() + slowestStart
  while (Date.now() < latest) {
    if (server.exitCode !== null) throw new Error(`The server stopped:\n${said()}`)
    const ok = await fetch(address).then(
      answer => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise(resume => setTimeout(resume, 200))
  }
  throw new Error(`The server did not answer:\n${said()}`)
}

function printed(server: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => {
    text = (text + chunk).slice(-20_000)
  }
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', add)
  return () => text
}

function freePort(): Promise<number> {
  return new Promise(found => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
