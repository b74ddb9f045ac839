import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Question } from '#economy/readiness/start-readiness-test'
import { policiesFolder, questionBank } from './read-policy.ts'

const sentence = z.string().min(1).max(600)
const bankSchema = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      question: sentence,
      right: z.array(sentence).min(1),
      wrong: z.array(sentence).min(1),
      why: sentence,
    }),
  )
  .min(30)
  .refine(bank => new Set(bank.map(({ id }) => id)).size === bank.length, { error: 'Two questions have the same id.' })

let bank: Question[] | undefined

/** Every question of the readiness test, read once. What is wrong in the file is a bug of whoever changed it, and is thrown. */
export function readReadinessBank(): Question[] {
  bank ??= bankSchema
    .parse(parse(readFileSync(join(policiesFolder(), questionBank), 'utf8')))
    .map(({ id, question, right, wrong, why }) => ({
      id,
      text: question,
      options: [...right, ...wrong],
      right: [...right.keys()],
      why,
    }))
  return bank
}
