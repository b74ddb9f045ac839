import { Command } from 'commander'
import { type Audit, audit } from '#marketplace/ledger/audit'
import { openApp } from './open-app.ts'

export const auditCommand = new Command('audit')
  .description('Recompute everything from the ledger and report every difference. Exit code 1 when there is one.')
  .option('--json', 'print one JSON object')
  .action(async ({ json }: { json?: boolean }) => {
    const { app, database } = await openApp()
    const found = await audit(app.db)
    process.stdout.write(json ? `${JSON.stringify(found)}\n` : sentences(found))
    process.exitCode = found.ok ? 0 : 1
    await database.close()
  })

function sentences({ ok, connects: c, differences }: Audit): string {
  const sum = `issued ${c.issued} = available ${c.available} + held ${c.held} + burnt ${c.burnt} + expired ${c.expired} + forfeited ${c.forfeited} + revoked ${c.revoked}`
  const lines = differences.map(
    ({ check, wallet, subject, expected, found }) =>
      `Not true: ${check}. Expected ${expected}, found ${found}.${wallet ? ` Wallet ${wallet}.` : ''}${subject ? ` ${subject}.` : ''}`,
  )
  return `${[sum, ...lines, ok ? 'Every Connect is accounted for.' : `${differences.length} differences.`].join('\n')}\n`
}
