import type { Tx } from '#database/open'
import {
  findUnmoved,
  lockWallets,
  readWallets,
  saveBatches,
  saveHeads,
  type WalletRead,
} from '#database/wallets/wallets'
import { findWalletsToSettle } from '#database/wallets/wallets-to-settle'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
import { committed } from '../gather.ts'
import { inSlices } from '../in-slices.ts'
import { type Ledger, ledgerOf } from '../ledger/open-ledger.ts'

/**
 * As many wallets as a transaction writes. Of 100 who spend meanwhile 99 wait 21 ms for it at most; with 1,000 it was 113 ms, and
 * nothing was granted faster. Measured 2026-12, docs/performance.md.
 */
const mostInSlice = 250
/** Asked for at once: after so many nothing is read or decided while the last slices are written. */
const mostAtOnce = 400 * mostInSlice

/**
 * Writes what has happened in wallets by itself and nobody has written yet: lapses, holds' time-outs, cycles, drips. Answers
 * in how many wallets there was a line to write. No balance waits for it; it may run late, twice, or in two processes.
 */
export async function writeLapses(app: App): Promise<number> {
  const walletIds = (await findWalletsToSettle(app.db, app.clock(), mostAtOnce)).sort()
  let done = 0
  let written = 0
  const count = ({ lines, wallets }: Slice) => {
    done += wallets
    written += lines
  }
  const steps = {
    read: (slice: string[]) => readWallets(app.db, slice),
    decide: (_: string[], read: Map<string, WalletRead>) => decideAhead(app, read),
    write: async (ahead: Ahead, sent: () => void) => count(await writeAhead(app, ahead, sent)),
  }
  await inSlices(slicesOf(walletIds), steps, { atOnce: 2 })
  return done < mostAtOnce ? written : written + (await writeLapses(app))
}

type Slice = { wallets: number; lines: number }
type Ahead = { read: Map<string, WalletRead>; lines: number; save: ReturnType<Ledger['saving']> }

const slicesOf = (ids: string[]): string[][] =>
  ids.length > 0 ? [ids.slice(0, mostInSlice), ...slicesOf(ids.slice(mostInSlice))] : []

function decideAhead(app: App, read: Map<string, WalletRead>): Ahead {
  try {
    const ledger = ledgerOf(app, read)
    const save = ledger.saving({ wallets: saveBatches(read, ledger.heads(), ledger.turns(true)) })
    return { read, lines: ledger.heads().size, save }
  } catch (error) {
    return { read, lines: 0, save: () => Promise.reject(error) }
  }
}

/** Writes a slice as it was read. Wallets that have moved since are left out: whoever moved them has settled them. */
async function writeAhead(app: App, { read, lines, save }: Ahead, sent: () => void): Promise<Slice> {
  try {
    const writing = save(app.db, { wallets: read.size })
    sent()
    await writing
    return { wallets: read.size, lines }
  } catch (error) {
    app.log.debug({ error, wallets: read.size }, 'not settled as read')
    // Whoever was faster wrote entries of the same numbers, too: which error comes first says nothing.
    const still = await findUnmoved(app.db, read)
    if (still.size === read.size) return writeLocked(app, [...read.keys()])
    const written = await writeAhead(app, decideAhead(app, still), () => {})
    return { ...written, wallets: written.wallets + read.size - still.size }
  }
}

async function writeLocked(app: App, slice: string[]): Promise<Slice> {
  app.log.debug({ wallets: slice.length }, 'settled again, locked')
  let wallets = 0
  const lines = await batchElseAlone(app, slice, {
    work: async ids => {
      const written = await committed(app, tx => settleLocked(app, tx, ids))
      wallets += ids.length
      return written
    },
    about: wallet => ({ wallet }),
    failed: 'a wallet could not be settled',
  })
  return { wallets, lines }
}

async function settleLocked(app: App, tx: Tx, ids: string[]): Promise<number> {
  const ledger = ledgerOf(app, await lockWallets(tx, ids))
  await ledger.saving({ heads: saveHeads(ledger.heads(), ledger.turns(true)) })(tx)
  return ledger.heads().size
}
