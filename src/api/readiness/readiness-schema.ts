import { z } from 'zod'
import { connects, instant, sentence } from '../fields.ts'

const places = (what: string) => z.array(z.int()).describe(`${what} By place, from 0 on.`)
const question = {
  id: z.string().describe('The id of the question.').meta({ example: 'price-moved' }),
  text: sentence('The question.'),
  options: z.array(z.string()).describe('What can be chosen.'),
  several: z.boolean().describe('Whether more than one of them is right.'),
  chosen: places('What you have chosen.'),
}

export const readinessTestSchema = z
  .object({
    state: z
      .enum(['ready', 'running', 'time-up', 'waiting', 'passed'])
      .describe(
        'ready: an attempt may begin. running: one runs. time-up: one waits to be handed in. waiting: the next may begin at nextAt. passed: for ever.',
      ),
    rules: z
      .object({
        connects: connects('What your first pass gives.', 40),
        questions: z.int().describe('How many questions are drawn.'),
        passPercent: z.int().describe('How many of them must be right, in percent.'),
        minutes: z.int().describe('How long an attempt lasts, in minutes.'),
        retryDays: z.int().describe('Days from the start of a failed attempt until the next may begin.'),
      })
      .describe('The rules in force for you.'),
    nextAt: instant('When the next attempt may begin, while it has to wait.').nullable(),
    attempt: z
      .object({
        number: z.int().describe('Your how many-th attempt it is.'),
        startedAt: instant('When it began.'),
        endsAt: instant('From when on answers come too late.'),
        questions: z
          .array(z.object(question).meta({ id: 'OpenQuestion', description: 'A question that is not graded yet.' }))
          .describe('Its questions.'),
      })
      .nullable()
      .describe('The attempt that runs, or waits to be handed in.'),
    result: z
      .object({
        number: z.int().describe('Your how many-th attempt it was.'),
        right: z.int().describe('How many were right.'),
        of: z.int().describe('Of how many.'),
        passed: z.boolean().describe('Whether that was enough.'),
        at: instant('When it was handed in.'),
        questions: z
          .array(
            z
              .object({
                ...question,
                right: places('What is right.'),
                isRight: z.boolean().describe('Whether exactly that was chosen.'),
                why: sentence('Why it is right.'),
              })
              .meta({ id: 'GradedQuestion', description: 'A question with what is right.' }),
          )
          .describe('Its questions, with what is right and why.'),
      })
      .nullable()
      .describe('Your last attempt that was graded.'),
  })
  .meta({ id: 'ReadinessTest', description: 'Where you stand with the readiness test.' })
