import { createInterface } from 'node:readline/promises'
import { Command, InvalidArgumentError } from 'commander'
import { dateWords } from '#economy/figure-words'
import type { Keep } from '#economy/policy/policy-versions'
import { meaningOf } from '#economy/policy/price-shift'
import { refusalText } from '#economy/refusal-text'
import { type App, system } from '#marketplace/app'
import { activatePolicy } from '#marketplace/policy/activate-policy'
import { foreseePolicy } from '#marketplace/policy/foresee-policy'
import { instantOf } from '#marketplace/wallets/written-instant'
import { openApp } from '../open-app.ts'
import { differenceText } from './difference-text.ts'
import { readOrStop } from './read-or-stop.ts'

type Options = { from: Temporal.Instant; keepBefore?: Temporal.Instant; keepUntil?: Temporal.Instant; yes?: boolean }

export const activateCommand = new Command('activate')
  .description('Announce a policy as the next version: shows what changes and for whom, then asks.')
  .argument('<policy>', 'a name of policies/, or the path of a .yaml file')
  .requiredOption(
    '--from <when>',
    'from when on it holds: a day (UTC), or an instant such as 2026-06-01T00:00:00Z',
    when,
  )
  .option('--keep-before <when>', 'whoever joined before this keeps the rules of before …', when)
  .option('--keep-until <when>', '… until this', when)
  .option('-y, --yes', 'do not ask')
  .action(async (named: string, options: Options) => {
    const written = readOrStop(named)
    const keeps = keepsOf(options)
    const { app, database } = await openApp()
    await look(app, { written, ...options })
    if (options.yes || (await agreed(`Announce it, in force from ${dateWords(options.from)}?`))) {
      const activated = await activatePolicy(app, { by: system, written, from: options.from, keeps })
      if (activated.ok)
        process.stdout.write(
          `${activated.value.id} is scheduled from ${dateWords(options.from)}. Members are told within minutes of the server running. Until then \`earnest policy cancel ${activated.value.id}\` takes it back.\n`,
        )
      else fail(refusalText(activated.refusal))
    } else fail('Nothing was changed.')
    await database.close()
  })

async function look(
  app: App,
  { written, keepBefore }: Pick<Options, 'keepBefore'> & { written: ReturnType<typeof readOrStop> },
) {
  const foreseen = await foreseePolicy(app, { by: system, written, keepBefore })
  if (!foreseen.ok) return
  const { follows, differences, warnings } = foreseen.value
  const lines = [...meaningOf(foreseen.value), ...warnings.map(warning => `Surprising: ${warning}`)]
  process.stdout.write(`What it changes after ${follows}:\n\n${differenceText(differences)}\n${lines.join('\n')}\n`)
}

async function agreed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    process.stderr.write('Nobody can be asked here: say --yes to announce it without.\n')
    return false
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asking.question(`${question} [y/N] `)
  asking.close()
  return /^y(es)?$/i.test(answer.trim())
}

function keepsOf({ keepBefore, keepUntil }: Options): Keep[] {
  if (keepBefore && keepUntil) return [{ openedBefore: keepBefore, until: keepUntil }]
  if (!keepBefore && !keepUntil) return []
  process.stderr.write('Say both --keep-before and --keep-until, or neither. Nothing was changed.\n')
  process.exit(2)
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

function when(text: string): Temporal.Instant {
  const at = instantOf(text)
  if (!at) throw new InvalidArgumentError('Write a day such as 2026-06-01, or an instant such as 2026-06-01T12:00:00Z.')
  return at
}
