import { Command } from 'commander'
import { migrationNames } from '#database/migrate'
import { openApp } from './open-app.ts'

export const migrateCommand = new Command('migrate')
  .description('Bring the database up to date, as `serve` does when it starts.')
  .action(async () => {
    const { database } = await openApp()
    process.stdout.write(`The database is up to date: ${migrationNames().join(', ')}.\n`)
    await database.close()
  })
