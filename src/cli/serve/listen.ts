import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { ApiSettings } from '#api/api-env'
import { createApi } from '#api/create-api'
import { addressHeader } from '#gateways/auth/open-auth'
import type { RunningApp } from '#marketplace/running-app'
import { memberOfRequest } from '#marketplace/sign-ins/member-of-request'
import { stopWith } from '../stop-with.ts'
import { authDoor } from './auth-door.ts'
import type { Pages } from './pages.ts'
import type { Address } from './read-address.ts'

/** One server for everything: sign-in at /api/auth, the API at /api and /healthz, pages elsewhere. */
export async function listen(
  running: RunningApp,
  { address, pages }: { address: Address; pages: Pages },
): Promise<{ close(): Promise<void> }> {
  const api = getRequestListener(createApi(running.app, apiSettings(running, address)).fetch)
  const auth = getRequestListener(authDoor(running.auth.handle))
  const server = createServer()
  server.on('request', (req, res) => {
    introduce(running, address, req, res)
    const path = req.url?.split('?', 1)[0] ?? '/'
    const handle: RequestListener = /^\/api\/auth\//.test(path)
      ? auth
      : /^\/(api(\/|$)|healthz$)/.test(path)
        ? api
        : pages.handle
    Promise.resolve(handle(req, res)).catch(error => fail(running, error, req, res))
  })
  await new Promise<void>((ready, refused) =>
    server.once('error', refused).listen(address.port, address.host, ready),
  ).catch(error => {
    if (error.code === 'EADDRINUSE')
      stopWith(`Port ${address.port} is taken by another program. Stop it, or choose another with PORT=3001 npm start.`)
    stopWith(`The server cannot listen on ${address.host}:${address.port}: ${error.message}.`)
  })
  return {
    close: async () => {
      // A connection that was busy when the server closed turns idle later, and would hold it open.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      await new Promise(closed => server.close(closed))
      clearInterval(idle)
      await pages.close()
    },
  }
}

const apiSettings = (running: RunningApp, { perMinute, atOnce }: Address): ApiSettings => ({
  authenticate: headers => memberOfRequest(running, headers),
  addressOf: headers => headers.get(addressHeader) ?? undefined,
  seal: running.seal,
  running,
  perMinute,
  atOnce,
})

/** Gives the request its id, says whose it is in headers only we set, and logs it when it is answered. */
function introduce({ app, closing }: RunningApp, address: Address, req: IncomingMessage, res: ServerResponse): void {
  const id = randomUUID()
  const began = performance.now()
  put(req, 'x-request-id', id)
  put(req, addressHeader, addressOf(req, address))
  put(req, 'x-earnest-protocol', address.fixed ? new URL(address.origin).protocol.slice(0, -1) : 'http')
  if (address.fixed) put(req, 'host', new URL(address.origin).host)
  res.setHeader('x-request-id', id)
  if (closing.aborted) res.setHeader('connection', 'close')
  // Neither query nor headers: links in mails and cookies are secrets.
  const path = req.url?.split('?', 1)[0]
  res.once('close', () =>
    app.log.info({ id, method: req.method, path, status: res.statusCode, ms: Math.round(performance.now() - began) }),
  )
}

// Hono reads the raw headers, SvelteKit the parsed ones; whatever the client sent under this name is dropped.
function put(req: IncomingMessage, name: string, value: string): void {
  const raw = req.rawHeaders
  for (let i = raw.length - 2; i >= 0; i -= 2) if (raw[i]!.toLowerCase() === name) raw.splice(i, 2)
  raw.push(name, value)
  req.headers[name] = value
}

function addressOf(req: IncomingMessage, { proxied }: Address): string {
  const forwarded = proxied
    ? String(req.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : ''
  return forwarded || req.socket.remoteAddress || ''
}

function fail({ app }: RunningApp, error: unknown, req: IncomingMessage, res: ServerResponse): void {
  const id = req.headers['x-request-id']
  app.log.error({ id, err: error }, 'a request failed')
  if (res.headersSent) return void res.destroy()
  res
    .writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    .end(`Something went wrong, and the fault is ours. If you report it, say ${id}.\n`)
}
