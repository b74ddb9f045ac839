import { Command } from 'commander'
import { publishHead } from '#marketplace/ledger/publish-head'
import { readHead } from '#marketplace/ledger/read-head'
import { openApp } from './open-app.ts'
import { serverSeal } from './server-seal.ts'

export const headCommand = new Command('head')
  .description('Print the head of the whole ledger: one number that changes when anything in it does.')
  .option('--publish', 'keep it for good and publish it, signed, at /api/v1/ledger/head; prints the signed text')
  .action(async ({ publish }: { publish?: boolean }) => {
    const { app, database } = await openApp()
    const { at, totals } = await readHead(app)
    if (publish) process.stdout.write(await publishHead(app, await serverSeal(app), { at, totals }))
    else process.stdout.write(`${totals.root}\n${totals.entries} entries in ${totals.wallets} wallets, ${at}.\n`)
    await database.close()
  })
