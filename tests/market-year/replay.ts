import { sql } from 'kysely'
import type { App } from '#marketplace/app'

type EntryRow = {
  wallet_id: string
  kind: string
  debit: string
  credit: string
  lot_id: string
  hold_id: string | null
  amount: number
  balance_after: number
}

/** Everything a wallet has, told as text by what it is: `available`, `lot …`, `held by …`. */
type Books = Map<string, number>

/** Plays the entries one after the other into empty books. Answers these, and every entry at which they went wrong. */
export async function replay(app: App): Promise<{ books: Books; wrong: string[] }> {
  const { rows } = await sql<EntryRow>`
    select wallet_id, kind, debit, credit, lot_id, hold_id, amount, balance_after
    from ledger_entries order by wallet_id, seq`.execute(app.db)
  const books: Books = new Map()
  const wrong: string[] = []
  const add = (what: string, change: number) => {
    const now = (books.get(what) ?? 0) + change
    if (now < 0) wrong.push(`${what} is ${now}`)
    if (now === 0) books.delete(what)
    else books.set(what, now)
  }
  for (const { wallet_id: id, debit, credit, lot_id, hold_id, amount, kind, balance_after } of rows) {
    for (const [account, change] of [
      [debit, -amount],
      [credit, amount],
    ] as const) {
      if (account === 'available') add(`${id} lot ${lot_id} left`, change)
      if (account === 'held') add(`${id} lot ${lot_id} held`, change)
      if (account === 'held') add(`${id} hold ${hold_id}`, change)
      if (account === 'available') add(`${id} available`, change)
    }
    const balance = books.get(`${id} available`) ?? 0
    if (balance !== balance_after) wrong.push(`${kind} of ${id} leaves ${balance_after}, should leave ${balance}`)
  }
  return { books, wrong }
}

/** The same as it is stored. */
export async function stored(app: App): Promise<Books> {
  const { rows } = await sql<{ what: string; connects: number }>`
    select concat(wallet_id, ' lot ', lot_id, ' left') as what, "left" as connects from lots
    union all select concat(wallet_id, ' lot ', lot_id, ' held'), held from lots
    union all select concat(wallet_id, ' hold ', hold_id), amount - captured - released from holds
    union all select concat(wallet_id, ' available'), sum("left")::int from lots group by wallet_id`.execute(app.db)
  return new Map(rows.filter(({ connects }) => connects !== 0).map(({ what, connects }) => [what, connects]))
}
