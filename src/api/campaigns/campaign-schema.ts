import { z } from 'zod'
import { connects, idOf, instant, sentence } from '../fields.ts'

export const surveyQuestions = z
  .array(
    z
      .object({
        text: sentence('What is asked.'),
        options: z.array(z.string()).describe('What can be chosen; empty for an answer in words.'),
      })
      .meta({ id: 'SurveyQuestion', description: 'A question of a survey.' }),
  )
  .describe('What it asks, if it is a survey.')

export const kind = z.enum(['code', 'event', 'survey', 'launch']).describe('What kind of campaign it is.')

export const campaignSchema = z
  .object({
    id: idOf('the campaign'),
    name: sentence('What members see.'),
    kind,
    code: z.string().nullable().describe('What members enter, where they do.'),
    connects: connects('What each person receives at a time; 0 where it is a discount.', 10),
    percentOff: z
      .int()
      .nullable()
      .describe('How many percent each person has off a purchase instead; null where it gives Connects.'),
    opensAt: instant('When it begins.'),
    closesAt: instant('When it is over.'),
    state: z
      .enum(['waiting', 'upcoming', 'open', 'over', 'full'])
      .describe('Where it stands now; `waiting` for the approval of a second operator.'),
    limit: z.int().nullable().describe('How many people it is for; null for everybody.'),
    perPerson: z.int().describe('How often each person may receive it.'),
    most: connects(
      'The most it can give in all, or how many discounts; null where it is for everybody.',
      5000,
    ).nullable(),
    madeBy: sentence('The id of the operator who made it, or `system`.'),
    askedBy: sentence('The id of who asked for what it can give now: who made it, or last made it larger.'),
    given: z.int().describe('How many people have received it.'),
    times: z.int().describe('How often it was given in all.'),
    questions: surveyQuestions,
  })
  .meta({ id: 'Campaign', description: 'A campaign as its operator sees it.' })
