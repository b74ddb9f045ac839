import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import { lineOf } from './policy-lines.ts'
import { policiesFolder } from './read-policy.ts'

/** Where the figures of a policy are from: the comments of its file, by line, and what the letters in them stand for. */
export type PolicySources = {
  of: (...path: (string | number)[]) => string
  letters: { letter: string; means: string }[]
}

/** The sources of a policy in policies/; a policy from elsewhere has none that could be shown. */
export function policySources(name: string): PolicySources {
  const file = join(policiesFolder(), `${name}.yaml`)
  return sourcesIn(existsSync(file) ? readFileSync(file, 'utf8') : '')
}

export function sourcesIn(text: string): PolicySources {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const written = text.split('\n')
  return {
    of: (...path) =>
      document.hasIn(path) ? (/\s# (.*)$/.exec(written[lineOf(document, lines, path) - 1] ?? '')?.[1] ?? '') : '',
    letters: lettersIn(written),
  }
}

// "#   M  measured on real posts   A  Upwork's own page": a capital letter, two spaces, its meaning, two or more spaces.
const lettersIn = (lines: string[]) =>
  lines
    .filter(line => /^# +[A-Z] {2}/.test(line))
    .flatMap(line => [...line.matchAll(/ ([A-Z]) {2}(.+?)(?= {2,}[A-Z] {2}|$)/g)])
    .map(found => ({ letter: found[1]!, means: found[2]!.trim() }))
