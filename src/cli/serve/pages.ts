import type { IncomingMessage, ServerResponse } from 'node:http'
import { addressHeader } from '#gateways/auth/open-auth'

export type Pages = { handle(req: IncomingMessage, res: ServerResponse): unknown; close(): Promise<void> }

/** What a process without pages answers where they would be. */
export const noPages: Pages = {
  handle: (_, res) =>
    res.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There are no pages here, only the API.\n'),
  close: async () => {},
}

/** The pages: built, or with `dev` from their sources. */
export async function openPages(dev: boolean): Promise<Pages> {
  if (dev) return fromSources()
  // The adapter asks these headers, which only our server sets, where a request was sent and by whom.
  process.env.PROTOCOL_HEADER = 'x-earnest-protocol'
  process.env.ADDRESS_HEADER = addressHeader
  const { handler } = await import(new URL('../../../build/handler.js', import.meta.url).href)
  return { handle: (req, res) => handler(req, res, () => res.writeHead(404).end()), close: async () => {} }
}

async function fromSources(): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'custom' })
  return { handle: (req, res) => vite.middlewares(req, res), close: () => vite.close() }
}
