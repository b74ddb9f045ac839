import { pipeline } from 'node:stream/promises'
import { Command } from 'commander'
import type { Policy } from '#economy/policy/policy'
import { priceOf } from '#economy/prices/price-of'
import { PolicyError } from '#gateways/policies/policy-error'
import { readPolicy } from '#gateways/policies/read-policy'
import { pricedLineSchema } from '#marketplace/imports/imported-post'
import { parseLine } from '#marketplace/imports/parse-line'
import { comparisonText, type PriceComparison, priceComparison } from './price-comparison.ts'
import { type Line, readLines } from './read-lines.ts'

/** earnest price: what a proposal to each post on standard input costs, and why. */
export const priceCommand = new Command('price')
  .description('Price posts: reads one JSON post a line, writes {"id","connects","because"} a line')
  .option('-p, --policy <name>', 'a policy of policies/, or the path of a .yaml file', 'earnest')
  .addHelpText(
    'after',
    '\nA line that is not a post gives {"line","error"} and exit code 1 at the end.\nExample: earnest price --policy upwork-2022 < posts.ndjson',
  )
  .action(async ({ policy }: { policy: string }) => {
    try {
      await pricePosts(readPolicy(policy))
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error
      process.stderr.write(`${error.message}\n`)
      process.exitCode = 2
    }
  })

async function pricePosts(policy: Policy) {
  const comparison = priceComparison(policy)
  const written = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const lines of readLines(chunks))
      yield lines.map(line => `${JSON.stringify(answer(line, policy, comparison))}\n`).join('')
  }
  try {
    // `end: false`, and the exit code is only set: what is still on its way to a pipe must not be cut off.
    await pipeline(process.stdin, written, process.stdout, { end: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return // The reader has seen enough (| head).
    throw error
  }
  process.stderr.write(comparisonText(comparison.counts))
}

function answer(line: Line, policy: Policy, comparison: PriceComparison) {
  const parsed = 'error' in line ? { ok: false as const, error: line.error } : parseLine(line.text, pricedLineSchema)
  if (!parsed.ok) {
    process.exitCode = 1
    return { line: line.number, error: parsed.error }
  }
  const { id, priced, connects } = parsed.value
  if (connects !== null) comparison.add(priced, connects)
  const { connects: price, because } = priceOf(priced, policy)
  return { id, connects: price, because }
}
