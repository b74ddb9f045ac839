import { createHash, hash } from 'node:crypto'
import { entryText, headText } from './chain.ts'
import type { Header, Totals } from './proof-lines.ts'
import { Root } from './root.ts'
import type { Seal } from './seal.ts'
import { type Item, isHead } from './with-heads.ts'

type About = Omit<Header, 'version' | 'key'>

/** A proof as it is written: a header, entries with the head of each wallet after them, the totals, the signature of it all. */
export async function* writeProof(
  about: About,
  items: AsyncIterable<Item[]>,
  seal: Seal,
): AsyncGenerator<string, Totals> {
  const written = createHash('sha256')
  const root = new Root()
  const lines = (texts: string[]): string => {
    const page = texts.map(text => `${text}\n`).join('')
    written.update(page)
    return page
  }
  yield lines([headerText(about, seal)])
  for await (const page of items) {
    for (const head of page.filter(isHead)) root.add(head)
    yield lines(page.map(item => (isHead(item) ? headText(item) : entryText(item))))
  }
  yield lines([JSON.stringify(root.totals())])
  yield signatureText(written.digest('hex'), seal)
  return root.totals()
}

/** The head of a ledger to be published: a proof of its totals alone, which names the head published before it. */
export function writeHead(about: { at: string; before: string; totals: Totals }, seal: Seal): string {
  const header = headerText({ earnest: 'head', at: about.at, before: about.before }, seal)
  const text = `${header}\n${JSON.stringify(about.totals)}\n`
  return text + signatureText(hash('sha256', text), seal)
}

const headerText = ({ earnest, at, before }: About, { key }: Seal): string =>
  JSON.stringify({ earnest, version: 1, at, key, ...(before && { before }) } satisfies Header)

const signatureText = (digest: string, seal: Seal): string => `${JSON.stringify({ signature: seal.sign(digest) })}\n`
