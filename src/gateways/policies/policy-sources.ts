import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { lineOf } from './policy-lines.ts'

/** Where the figures of a policy are from: the comments of its file, by line, and what the letters in them stand for. */
export type PolicySources = {
  of: (...path: (string | number)[]) => string
  /** Those of the figures that something is made of, each once. */
  parts: (...path: (string | number)[]) => string[]
  letters: { letter: string; means: string }[]
}

/** The sources in the text of a policy's file; a text that is not there has none. */
export function sourcesIn(text: string): PolicySources {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const written = text.split('\n')
  const of: PolicySources['of'] = (...path) =>
    document.hasIn(path) ? (/\s# (.*)$/.exec(written[lineOf(document, lines, path) - 1] ?? '')?.[1] ?? '') : ''
  return {
    of,
    parts: (...path) => {
      const whole = document.getIn(path, true)
      const keys = isMap(whole) ? whole.items.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])) : []
      return [...new Set(keys.map(key => of(...path, key)).filter(source => source !== ''))]
    },
    letters: lettersIn(written),
  }
}

// "#   M  measured on real posts   A  Upwork's own page": a capital letter, two spaces, its meaning, two or more spaces.
const lettersIn = (lines: string[]) =>
  lines
    .filter(line => /^# +[A-Z] {2}/.test(line))
    .flatMap(line => [...line.matchAll(/ ([A-Z]) {2}(.+?)(?= {2,}[A-Z] {2}|$)/g)])
    .map(found => ({ letter: found[1]!, means: found[2]!.trim() }))

/** The comment on the line of a figure, else those of its parts, else that of what it is part of. */
export function sourceOf({ of, parts }: Pick<PolicySources, 'of' | 'parts'>, at: (string | number)[]): string {
  const own = of(...at) || parts(...at).join('; ')
  if (own) return own
  for (let depth = at.length - 1; depth > 0; depth--) {
    const source = of(...at.slice(0, depth))
    if (source) return source
  }
  return ''
}
