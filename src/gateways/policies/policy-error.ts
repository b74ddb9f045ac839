/** One thing that is wrong in a policy file: where (null = in no line of it), and what to do. */
export type PolicyProblem = { line: number | null; text: string }

/** A policy that cannot be used. The message lists every problem as file:line, ready to print. */
export class PolicyError extends Error {
  override name = 'PolicyError'
  readonly file: string
  readonly problems: PolicyProblem[]

  constructor(file: string, problems: PolicyProblem[]) {
    super(problems.map(({ line, text }) => `${line === null ? file : `${file}:${line}`}: ${text}`).join('\n'))
    this.file = file
    this.problems = problems
  }
}
