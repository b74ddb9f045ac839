import { Command, InvalidArgumentError } from 'commander'
import { openApp } from './open-app.ts'
import { showProgress } from './show-progress.ts'
import { stopWith } from './stop-with.ts'

export const seedCommand = new Command('seed')
  .description(
    'Fill the marketplace with generated posts, people, wallets and proposals, for benchmarks and for looking around.',
  )
  .requiredOption('--size <posts>', 'how many posts', wholeNumber(1, 5_000_000))
  .option('--random <seed>', 'the same number makes the same marketplace', wholeNumber(0, 2_147_483_647), 1)
  .action(async ({ size, random }: { size: number; random: number }) => {
    const { readLargeSeed, seedLarge } = await import('#demo/seed-large')
    const { app, database } = await openApp()
    const before = await readLargeSeed(app)
    if (before) {
      await database.close()
      stopWith(
        `This marketplace was filled with ${before.size.toLocaleString('en-US')} posts before. Set DATA_DIR to another folder, or DATABASE_URL to an empty database, to make another.`,
      )
    }
    const started = performance.now()
    const progress = showProgress()
    await seedLarge(app, { size, random }, progress.show)
    progress.stop()
    const seconds = Math.round((performance.now() - started) / 1000)
    process.stdout.write(
      `The marketplace has ${size.toLocaleString('en-US')} posts more, after ${seconds} seconds. Nobody in it can sign in.\n`,
    )
    await database.close()
  })

function wholeNumber(least: number, most: number): (text: string) => number {
  return text => {
    const number = Number(text)
    if (/^\d+$/.test(text) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most.toLocaleString('en-US')}.`)
  }
}
