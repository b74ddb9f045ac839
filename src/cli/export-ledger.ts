import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Command } from 'commander'
import { exportLedger } from '#marketplace/ledger/export-ledger'
import { publishHead } from '#marketplace/ledger/publish-head'
import { openApp } from './open-app.ts'
import { serverSeal } from './server-seal.ts'
import { stopWith } from './stop-with.ts'

export const exportLedgerCommand = new Command('export-ledger')
  .description(
    'Write the whole ledger to a new file, as a proof that `earnest verify` checks alone or against a later one.',
  )
  .argument('<file>')
  .option('--publish', 'publish the head of this export at /api/v1/ledger/head')
  .action(async (file: string, { publish }: { publish?: boolean }) => {
    const { app, database } = await openApp()
    const seal = await serverSeal(app)
    const { write, close } = await openFile(file)
    const { at, totals } = await exportLedger(app, { seal, write })
    await close()
    if (publish) await publishHead(app, seal, { at, totals })
    process.stderr.write(`${totals.entries} entries in ${totals.wallets} wallets, root ${totals.root}.\n`)
    await database.close()
  })

// `wx`: an export that somebody has kept must not be overwritten.
async function openFile(file: string) {
  const stream = createWriteStream(file, { flags: 'wx' })
  await once(stream, 'open').catch(error => stopWith(`${file} cannot be written: ${error.message}.`))
  return {
    write: async (text: string): Promise<void> => {
      if (!stream.write(text)) await once(stream, 'drain')
    },
    close: async (): Promise<void> => {
      stream.end()
      await finished(stream)
    },
  }
}
