import { Command } from 'commander'

/** Each command in a file of its own, read only when it is called: `earnest price` must not wait for the server's code. */
const commands: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  'import-jobs': async () => (await import('./import-jobs.ts')).importJobsCommand,
  price: async () => (await import('./price.ts')).priceCommand,
  policy: async () => (await import('./policy.ts')).policyCommand,
  audit: async () => (await import('./audit.ts')).auditCommand,
  head: async () => (await import('./head.ts')).headCommand,
  'export-ledger': async () => (await import('./export-ledger.ts')).exportLedgerCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  seed: async () => (await import('./seed.ts')).seedCommand,
  'make-operator': async () => (await import('./make-operator.ts')).makeOperatorCommand,
}

const name = process.argv[2] ?? ''
const wanted = Object.hasOwn(commands, name) ? [commands[name]!] : Object.values(commands)
const program = new Command('earnest').description('An open freelance marketplace in which a proposal costs Connects.')
for (const command of wanted) program.addCommand(await command())
await program.parseAsync()
