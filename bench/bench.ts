import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { Command, InvalidArgumentError } from 'commander'
import type { Bench, Round, Row } from './bench-types.ts'
import { median } from './figures.ts'
import { plot } from './plot.ts'
import { type Postgres, startPostgres } from './postgres.ts'
import { rows } from './rows.ts'

type Options = { only?: string[]; json?: string; plot?: string; quick: boolean; scale: number; seconds: number }

const program = new Command('bench')
  .description('Measures Earnest against its peers, side by side on one PostgreSQL, and prints a table of ratios.')
  .option('--only <rows>', `only these, separated by commas: ${Object.keys(rows).join(', ')}`, known)
  .option('--json <file>', 'write the figures to a file as well')
  .option('--plot <file>', 'instead of the table, draw throughput and latency against load as an SVG')
  .option('--quick', 'one round instead of the median of five', false)
  .option('--scale <share>', 'a share of the full data set, such as 0.1', Number, 1)
  .option('--seconds <seconds>', 'how long each side of a round is measured', Number, 10)
  .action(bench)

async function bench(options: Options): Promise<void> {
  const postgres = await startPostgres()
  try {
    if (options.plot) await plot({ postgres, scale: options.scale }, options.seconds, options.plot)
    else await printTable(postgres, options)
  } finally {
    await postgres.stop()
  }
}

async function printTable(postgres: Postgres, { only, json, quick, scale, seconds }: Options): Promise<void> {
  const machine = { ...describeMachine(), postgres: postgres.version, scale, seconds, rounds: quick ? 1 : 5 }
  console.log(`${machine.cores} cores, load ${machine.load}, PostgreSQL ${machine.postgres}, scale ${scale}\n`)
  console.log(line('', 'ratio', 'aim', 'ours', 'peer', 'unit'))
  const found: Record<string, Round & { ratio: number; unit: string }> = {}
  for (const [name, row] of Object.entries(rows)) {
    if (only && !only.includes(name)) continue
    const { ours, peer, ratio } = await measure(row, { postgres, scale }, { seconds, rounds: machine.rounds })
    found[name] = { ratio, ours, peer, unit: row.unit }
    console.log(line(name, round(ratio), row.aim, round(ours), round(peer), row.unit), ` ${row.what}`)
    if (json) writeFileSync(json, `${JSON.stringify({ rows: found, machine }, null, 2)}\n`)
  }
}

/** The round whose ratio is the median one, after a round that does not count. */
async function measure(row: Row, bench: Bench, { seconds, rounds }: { seconds: number; rounds: number }) {
  const measured = await row.open(bench)
  const found: (Round & { ratio: number })[] = []
  await measured.round(Math.min(3, seconds))
  for (let i = 0; i < rounds; i++) {
    const { ours, peer } = await measured.round(seconds)
    found.push({ ours, peer, ratio: ours / peer })
  }
  await measured.close()
  const middle = median(found.map(({ ratio }) => ratio))
  return found.find(({ ratio }) => ratio === middle)!
}

const describeMachine = () => ({
  cores: cpus().length,
  processor: cpus()[0]?.model ?? '',
  megabytes: Math.round(totalmem() / 2 ** 20),
  load: loadavg()[0]!.toFixed(1),
  node: process.version,
})

const widths = [18, 9, 7, 9, 9]
const line = (...cells: string[]): string => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' ')
const round = (figure: number): string => (figure >= 100 ? Math.round(figure).toString() : figure.toPrecision(3))

function known(names: string): string[] {
  const wanted = names.split(',')
  const unknown = wanted.find(name => !Object.hasOwn(rows, name))
  if (unknown === undefined) return wanted
  throw new InvalidArgumentError(`There is no row "${unknown}". The rows are ${Object.keys(rows).join(', ')}.`)
}

await program.parseAsync()
