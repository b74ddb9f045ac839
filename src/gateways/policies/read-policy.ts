import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { type Document, LineCounter, parseDocument } from 'yaml'
import { type Policy, policySchema } from '#economy/policy/policy'
import { complaints } from './policy-complaints.ts'
import { PolicyError } from './policy-error.ts'
import { lineOf } from './policy-lines.ts'

/** The file of policies/ that is none: the questions of the readiness test. */
export const questionBank = 'readiness-test.yaml'

/** The policies that can be named: the files of policies/. */
export const policyNames = (): string[] =>
  readdirSync(policiesFolder())
    .filter(file => file.endsWith('.yaml') && file !== questionBank)
    .map(file => basename(file, '.yaml'))
    .sort()

/** Reads a policy by its name in policies/, or by the path of a .yaml file; throws a PolicyError that says what to mend. */
export const readPolicy = (nameOrPath: string): Policy => readWritten(nameOrPath).policy

/** The same with the text of its file, whose comments say where the figures are from. */
export function readWritten(nameOrPath: string): { policy: Policy; source: string } {
  const isPath = /[/\\]|\.ya?ml$/.test(nameOrPath)
  const file = isPath ? nameOrPath : join(policiesFolder(), `${nameOrPath}.yaml`)
  const source = readText(file, nameOrPath)
  const policy = parsePolicy(source, shown(file))
  if (!isPath && policy.name !== nameOrPath)
    throw new PolicyError(shown(file), [
      { line: 1, text: `name is "${policy.name}", but the file is named ${nameOrPath}.yaml. Give both the same name.` },
    ])
  return { policy, source }
}

/** Reads a policy from the text of its file; `file` is what the complaints call it. */
export function parsePolicy(text: string, file: string): Policy {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const syntax = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    text: notYaml(message),
  }))
  if (syntax.length > 0) throw new PolicyError(file, syntax)
  const value = plainValue(document, file)
  const parsed = policySchema.safeParse(value)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues
    .flatMap(issue => complaints(issue, value))
    .map(({ path, text }) => ({ line: lineOf(document, lines, path), text }))
  throw new PolicyError(
    file,
    problems.sort((a, b) => a.line - b.line),
  )
}

/** An alias without its anchor, or one that unfolds into millions, shows only now. */
function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw new PolicyError(file, [{ line: 1, text: notYaml((error as Error).message) }])
  }
}

const notYaml = (message: string) => `This is not YAML: ${message.replace(/\.$/, '')}. Mend this line first.`

function readText(file: string, asked: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT'
        ? 'There is no such file'
        : `It cannot be read (${(error as Error).message})`
    const text = `${why}, so "${asked}" is no policy. Name one of ${policyNames().join(', ')}, or the path of a .yaml file.`
    throw new PolicyError(shown(file), [{ line: null, text }])
  }
}

/** Found from here upwards, because a built server runs from another depth than the sources. */
export function policiesFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder))
    if (existsSync(join(folder, 'policies', 'policy.schema.json'))) return join(folder, 'policies')
  throw new Error('The folder policies/ is missing beside package.json: restore it from the repository.')
}

/** Short where the file is below the working folder, as editors and terminals link it. */
const shown = (file: string) => {
  const short = relative(process.cwd(), file)
  return short.startsWith('..') ? file : short
}
