import { SingleBar } from 'cli-progress'
import { Command } from 'commander'
import { type ImportReport, importJobs } from '#marketplace/imports/import-jobs'
import { openApp } from './open-app.ts'
import { type Input, openInput } from './open-input.ts'
import { readLines } from './read-lines.ts'
import { stopWith } from './stop-with.ts'

/** earnest import-jobs: posts of another marketplace, one JSON object a line. */
export const importJobsCommand = new Command('import-jobs')
  .description('Import posts: reads one JSON post a line from a file, plain or gzip, or from - (standard input)')
  .argument('<file>')
  .addHelpText(
    'after',
    `
Each post is imported once, however often the file is read. It keeps the day it was posted and is open from now for as
long as the policy leaves a post open. Its client becomes a member who cannot sign in. A line that is not a post is
named by its number and left out; the exit code is then 1.
Example: earnest import-jobs jobs.ndjson.gz`,
  )
  .action(async (file: string) => {
    const input = await openInput(file).catch(error => stopWith(`${file} cannot be read: ${(error as Error).message}.`))
    const { app, database } = await openApp()
    const progress = progressOf(input)
    try {
      const report = await importJobs(app, readLines(input.chunks), progress.show)
      progress.stop()
      process.stderr.write(complaintsOf(report))
      process.stdout.write(`${summaryOf(report)}\n`)
      process.exitCode = report.bad > 0 ? 1 : 0
    } catch (error) {
      progress.stop()
      if (!isAboutFile(error)) throw error
      process.stderr.write(
        `${file} broke off: ${(error as Error).message}. Whole batches of 500 posts before that are imported; read the file again once it is whole.\n`,
      )
      process.exitCode = 1
    } finally {
      await database.close()
    }
  })

type Progress = { show: (report: ImportReport) => void; stop: () => void }

function progressOf(input: Input): Progress {
  if (!process.stderr.isTTY || input.total === undefined) return plainProgress()
  const bar = new SingleBar({
    format: '{bar} {percentage}% | {posts} posts imported',
    hideCursor: true,
    stream: process.stderr,
  })
  bar.start(input.total, 0, { posts: '0' })
  return {
    show: report => bar.update(input.read(), { posts: count(report.imported) }),
    stop: () => bar.stop(),
  }
}

const linesBetween = 10_000

function plainProgress(): Progress {
  let next = linesBetween
  return {
    show: ({ read, imported }) => {
      if (read < next) return
      next = read + linesBetween
      process.stderr.write(`${count(read)} lines read, ${count(imported)} posts imported\n`)
    },
    stop: () => {},
  }
}

function complaintsOf({ complaints, bad }: ImportReport): string {
  const named = complaints.map(({ line, error }) => `Line ${line}: ${error}\n`).join('')
  return bad > complaints.length
    ? `${named}… and ${count(bad - complaints.length)} more lines that are not posts.\n`
    : named
}

const summaryOf = ({ imported, already, bad }: ImportReport): string =>
  `${counted(imported, 'post')} imported, ${count(already)} there already, ${counted(bad, 'line')} left out.`

const counted = (n: number, what: string): string => `${count(n)} ${what}${n === 1 ? '' : 's'}`
const count = (n: number): string => n.toLocaleString('en-US')

// Z_…: not a whole gzip file; E…: the file system.
const isAboutFile = (error: unknown): boolean =>
  /^(Z_|EIO|EISDIR|ENOENT|EACCES)/.test((error as { code?: string }).code ?? '')
