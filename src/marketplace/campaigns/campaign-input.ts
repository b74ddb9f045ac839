import { z } from 'zod'
import { campaignKinds, codeOf } from '#economy/campaigns/claim-campaign'
import { choice, line, lines, wholeNumber } from '../fields.ts'

const kinds = Object.keys(campaignKinds) as ['code', 'event', 'survey', 'launch']
const day = 'Write the instant as 2026-05-01T12:00:00Z.'
const instant = z.iso
  .datetime({ offset: true, error: day })
  .refine(inReach, { error: 'Choose an instant from 2000 to 2199.' })

const someConnects = 'Give 1 to 10,000 Connects to each person.'
const people = wholeNumber({
  error: 'Give the number of people it is for, or none.',
  least: 1,
  most: 100_000_000,
})

/** What can be changed of a campaign that was made. */
export const campaignChangesSchema = z.object({ closesAt: instant.optional(), limit: people.nullish() })

/** What an operator writes of a campaign. */
export const campaignInputSchema = z
  .object({
    name: line({ name: 'The name', least: 2, most: 80 }),
    kind: choice(kinds, 'Choose what kind of campaign it is.'),
    connects: wholeNumber({ error: someConnects, least: 1, most: 10_000 })
      .nullish()
      .transform(value => value ?? null),
    percentOff: wholeNumber({ error: 'A discount takes 1 to 100 percent off.', least: 1, most: 100 })
      .nullish()
      .transform(value => value ?? null),
    opensAt: instant,
    closesAt: instant,
    limit: people.nullish().transform(value => value ?? null),
    perPerson: wholeNumber({ error: 'Give it 1 to 100 times to each person.', least: 1, most: 100 }).default(1),
    code: z
      .string({ error: 'The code must be text.' })
      .overwrite(codeOf)
      .regex(/^[A-Z0-9-]{4,40}$/, { error: 'Write a code of 4 to 40 letters, digits and hyphens.' })
      .nullish()
      .transform(value => value ?? null),
    questions: z
      .array(
        z.strictObject({
          text: line({ name: 'Each question', least: 2, most: 300 }).describe('What is asked.'),
          options: lines({ name: 'choices', most: 12, each: 120 })
            .default([])
            .describe('What can be chosen; empty for an answer in words.'),
        }),
        { error: 'The questions must be a list.' },
      )
      .max(20, { error: 'At most 20 questions fit.' })
      .default([]),
  })
  .superRefine(({ kind, code, connects, percentOff, questions, opensAt, closesAt }, ctx) => {
    const { asks } = campaignKinds[kind]
    const complain = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (connects === null && percentOff === null) complain('connects', someConnects)
    if (connects !== null && percentOff !== null)
      complain('percentOff', 'It gives Connects or a discount: leave one of them out.')
    if (kind !== 'code' && percentOff !== null)
      complain('percentOff', 'Only a promo code gives a discount: leave it out.')
    if (asks === 'code' && !code) complain('code', 'Members receive this by a code: write one.')
    if (asks !== 'code' && code) complain('code', 'This kind of campaign has no code: leave it out.')
    if (asks === 'answers' && questions.length === 0) complain('questions', 'A survey asks at least one question.')
    if (asks !== 'answers' && questions.length > 0)
      complain('questions', 'Only a survey asks questions: leave them out.')
    if (questions.some(({ options }) => options.length === 1))
      complain('questions', 'A choice has at least two choices: add one, or leave it out for a written answer.')
    if (Date.parse(opensAt) >= Date.parse(closesAt))
      complain('closesAt', 'It ends before it begins: choose a later end.')
  })

export type CampaignInput = z.input<typeof campaignInputSchema>

/** Instants the database keeps. */
function inReach(written: string): boolean {
  const at = Date.parse(written)
  return at > Date.parse('2000-01-01') && at < Date.parse('2200-01-01')
}
