import { Command } from 'commander'
import { dateWords } from '#economy/figure-words'
import { listPolicyVersions, type VersionView } from '#marketplace/policy/list-policy-versions'
import { openApp } from '../open-app.ts'

export const listCommand = new Command('list')
  .description('Every version of the policy there was, is and will be, the newest first.')
  .action(async () => {
    const { app, database } = await openApp()
    process.stdout.write((await listPolicyVersions(app)).map(line).join(''))
    await database.close()
  })

const line = ({ id, standing, from, keeps, title }: VersionView): string =>
  `${id}: ${standing}, from ${words(from)} (${title})\n${keeps
    .map(
      ({ openedBefore, until, version }) =>
        `  Who joined before ${words(openedBefore)} keeps ${version} until ${words(until)}.\n`,
    )
    .join('')}`

const words = (at: string) => dateWords(Temporal.Instant.from(at))
