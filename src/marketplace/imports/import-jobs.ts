import type { Tx } from '#database/open'
import { findPostIds, saveImportedClients, settleTables } from '#database/posts/imported-clients'
import { insertPosts } from '#database/posts/post-writing'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { repricePosts } from '../prices/reprice-posts.ts'
import { type ImportedPost, importedPostSchema } from './imported-post.ts'
import { clientsOf, postIdOf, postOf } from './imported-rows.ts'
import { parseLine } from './parse-line.ts'

/** A line of the file by its number from 1, or why it could not be read. */
export type ImportLine = { number: number; text: string } | { number: number; error: string }

/** `already` were there before; the first twenty of the `bad` lines are named in `complaints`. */
export type ImportReport = {
  read: number
  imported: number
  already: number
  bad: number
  complaints: { line: number; error: string }[]
}

const batchSize = 500
const mostComplaints = 20

/**
 * Imports posts of another marketplace, each once, however often the file is read. They keep the day they were posted
 * and are open from now as long as the policy says; their clients are members who cannot sign in.
 */
export async function importJobs(
  app: App,
  lines: AsyncIterable<ImportLine[]>,
  onProgress: (report: ImportReport) => void = () => {},
): Promise<ImportReport> {
  const report: ImportReport = { read: 0, imported: 0, already: 0, bad: 0, complaints: [] }
  let batch: Numbered[] = []
  for await (const arrived of lines) {
    for (const line of arrived) {
      report.read++
      const parsed =
        'error' in line ? { ok: false as const, error: line.error } : parseLine(line.text, importedPostSchema)
      if (parsed.ok) batch.push({ number: line.number, post: parsed.value })
      else complain(report, line.number, parsed.error)
      if (batch.length === batchSize) {
        await importBatch(app, batch, report)
        batch = []
        onProgress(report)
      }
    }
  }
  await importBatch(app, batch, report)
  await repricePosts(app) // A client's later line may have told that they are verified.
  await settleTables(app.db)
  onProgress(report)
  return report
}

type Numbered = { number: number; post: ImportedPost }

// A post that the database refuses must not take its neighbours with it.
async function importBatch(app: App, batch: Numbered[], report: ImportReport): Promise<void> {
  if (batch.length === 0) return
  try {
    const imported = await committed(app, tx =>
      write(
        app,
        tx,
        batch.map(({ post }) => post),
      ),
    )
    report.imported += imported
    report.already += batch.length - imported
  } catch (error) {
    if (!isAboutData(error)) throw error
    if (batch.length > 1) for (const one of batch) await importBatch(app, [one], report)
    else complain(report, batch[0]!.number, `The database cannot keep this post: ${(error as Error).message}.`)
  }
}

async function write(app: App, tx: Tx, posts: ImportedPost[]): Promise<number> {
  const there = await findPostIds(
    tx,
    posts.map(({ id }) => postIdOf(id)),
  )
  const fresh = posts.filter(({ id }) => !there.has(postIdOf(id)))
  if (fresh.length === 0) return 0
  const now = app.clock()
  const verified = await saveImportedClients(tx, clientsOf(fresh), now)
  return (
    await insertPosts(
      tx,
      fresh.map(post => postOf(app, post, verified, now)),
    )
  ).size
}

// 22: data exception, 54: a limit of the database.
const isAboutData = (error: unknown): boolean => /^(22|54)/.test((error as { code?: string }).code ?? '')

function complain(report: ImportReport, line: number, error: string): void {
  report.bad++
  if (report.complaints.length < mostComplaints) report.complaints.push({ line, error })
}
