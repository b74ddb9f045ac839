import type { Answers } from '#economy/readiness/start-readiness-test'

/** The chosen options in the form of an attempt: boxes named `q-<id of the question>` with the option's place as value. */
export function answersIn(form: FormData): Answers {
  const answers: Answers = {}
  for (const [name, value] of form) {
    const [, id] = /^q-(.{1,80})$/.exec(name) ?? []
    const place = /^\d{1,2}$/.test(String(value)) ? Number(value) : undefined
    if (id !== undefined && place !== undefined) answers[id] = [...(answers[id] ?? []), place]
  }
  return answers
}
