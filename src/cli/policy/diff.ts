import { Command } from 'commander'
import { policyNames } from '#gateways/policies/read-policy'
import { comparePolicies } from '#marketplace/policy/compare-policies'
import type { WrittenPolicy } from '#marketplace/policy/open-policies'
import { differenceText } from './difference-text.ts'
import { readOrStop } from './read-or-stop.ts'

export const diffCommand = new Command('diff')
  .description('Compare two policies rule by rule. Exit code 1 when they differ.')
  .argument('<policy>', 'a name of policies/, the path of a .yaml file, or the id of a version')
  .argument('[other]', 'the same; the first is then the older. With one, it is compared with what is in force')
  .action(async (first: string, second: string | undefined) => {
    const [before, after] = second === undefined ? await both(undefined, first) : await both(first, second)
    const differences = comparePolicies(before, after)
    process.stdout.write(differenceText(differences))
    process.exitCode = differences.length > 0 ? 1 : 0
  })

/** The database is opened only where a version is meant: two files are compared anywhere. */
async function both(first: string | undefined, second: string): Promise<[WrittenPolicy, WrittenPolicy]> {
  if (first !== undefined && isFile(first) && isFile(second)) return [readOrStop(first), readOrStop(second)]
  const { openApp } = await import('../open-app.ts')
  const { app, database } = await openApp()
  const read = (name: string) =>
    (isFile(name) ? undefined : app.policies.every().find(({ id }) => id === name)) ?? readOrStop(name)
  const inForce = app.policies.at(app.clock())
  const found: [WrittenPolicy, WrittenPolicy] = [first === undefined ? inForce : read(first), read(second)]
  await database.close()
  return found
}

const isFile = (name: string): boolean => policyNames().includes(name) || /[/\\]|\.ya?ml$/.test(name)
