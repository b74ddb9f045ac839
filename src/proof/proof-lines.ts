import { z } from 'zod'
import { accounts } from '#economy/wallets/wallet'

// The lines of a proof, each with the one shape it may have. The order of the fields is the order in the file.

const id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

/** `before` is the SHA-256 of the file of the head that was published before this one. */
export const headerLine = z.strictObject({
  earnest: z.enum(['statement', 'ledger', 'head']),
  version: z.literal(1),
  at: z.iso.datetime(),
  key: sha256,
  before: sha256.optional(),
})
export type Header = z.infer<typeof headerLine>

export const entryLine = z.strictObject({
  wallet: id,
  seq: count,
  movement: id,
  at: z.int(),
  kind: z.string(),
  debit: z.enum(accounts),
  credit: z.enum(accounts),
  lot: id,
  amount: z.int().min(1),
  balance: count,
  post: id.nullable(),
  proposal: id.nullable(),
  hold: id.nullable(),
  policy: z.string(),
  note: z.string(),
})

export const headLine = z.strictObject({ wallet: id, entries: count, last: count, head: sha256 })

/** `root` is the SHA-256 of the head lines of all wallets. */
export const totalsLine = z.strictObject({ wallets: count, entries: count, root: sha256 })
export type Totals = z.infer<typeof totalsLine>

export const signatureLine = z.strictObject({ signature: z.string().regex(/^[0-9a-f]{128}$/) })
