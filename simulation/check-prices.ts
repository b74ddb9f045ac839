import type { PGlite } from '@electric-sql/pglite'
import type { Op } from './op.ts'
import type { Oracle } from './oracle/oracle.ts'
import type { Prices, Quote } from './oracle/prices.ts'
import { rowsOf } from './rows-of.ts'

type Looked = Op & { kind: 'look' }

/** What is kept of the prices that people were shown, by post and freelancer. */
export async function quotesStored(pglite: PGlite): Promise<Map<string, Quote>> {
  const rows = await rowsOf<{ pair: string; connects: number; policy: string; holds_until: Date }>(
    pglite,
    `select concat_ws('/', post_id, freelancer_id) as pair, connects, policy, holds_until from quotes`,
  )
  return new Map(
    rows.map(({ pair, connects, policy, holds_until }) => [pair, { connects, policy, until: holds_until.getTime() }]),
  )
}

/** Nobody's quote has changed but the one of who looks, and that is one they could be shown. */
export function wrongQuotes(
  stored: Map<string, Quote>,
  { prices, posts }: Oracle,
  { op, ...asked }: { op: Looked; begun: number; at: number; now: number },
): string[] {
  const changed = [...stored].filter(([pair, quote]) => told(quote) !== told(prices.quotes.get(pair)?.at(-1)))
  return changed.flatMap(([pair, quote]) => {
    const isTheirs = pair === `${op.postId}/${op.by}`
    const wrong = isTheirs ? prices.keep(posts.get(op.postId)!, op.by, quote, asked) : 'nobody looked'
    return wrong ? [`law 6: ${pair} is shown ${told(quote)}: ${wrong}`] : []
  })
}

/** A price that is said to hold is one that was kept. */
export function wrongIn(answer: unknown, { by, postId }: Looked, { quotes }: Prices): string[] {
  const { value } = answer as { value?: { price: number; until: string | null } }
  if (!value?.until) return []
  const kept = quotes.get(`${postId}/${by}`) ?? []
  const until = Date.parse(value.until)
  const isKept = kept.some(quote => quote.connects === value.price && quote.until === until)
  return isKept ? [] : [`law 6: ${by} is told ${value.price} until ${value.until}, and it was not kept`]
}

/** Open posts are found by what a proposal costs. */
export async function checkFoundPrices(pglite: PGlite, { prices, posts }: Oracle, now: number): Promise<string[]> {
  const stored = await rowsOf<{ post_id: string; price: number }>(pglite, 'select post_id, price from posts')
  return stored.flatMap(({ post_id, price }) => {
    const post = posts.get(post_id)
    const isOpen = post?.state === 'open' && post.endsAt > now
    const right = isOpen ? prices.found(post, now) : [price]
    return right.includes(price) ? [] : [`law 6: ${post_id} is found by ${price}, it costs ${right.join(' or ')}`]
  })
}

const told = (quote: Quote | undefined): string => JSON.stringify(quote && [quote.connects, quote.policy, quote.until])
