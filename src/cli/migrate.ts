import { Command } from 'commander'
import { type Distribution, distribute } from '#database/distribute'
import { migrationNames } from '#database/migrate'
import { openApp } from './open-app.ts'

export const migrateCommand = new Command('migrate')
  .description('Bring the database up to date, as `serve` does when it starts.')
  .option('--distribute', 'then spread its tables over the servers of a Citus cluster')
  .action(async (options: { distribute?: boolean }) => {
    const { database } = await openApp()
    process.stdout.write(`The database is up to date: ${migrationNames().join(', ')}.\n`)
    if (options.distribute) report(await distribute(database.db))
    await database.close()
  })

function report(distribution: Distribution): void {
  if (distribution === 'no-citus') process.exitCode = 1
  const to = distribution === 'no-citus' ? process.stderr : process.stdout
  to.write(`${sentences[distribution]}\n`)
}

const sentences: Record<Distribution, string> = {
  done: 'Its tables are spread over the servers of the cluster.',
  already: 'Its tables were spread over the servers of the cluster before. Nothing was changed.',
  'no-citus':
    'This database has no Citus, so its tables stay on one server. Connect DATABASE_URL to the coordinator of a Citus cluster, run `create extension citus` there, then this command again.',
}
