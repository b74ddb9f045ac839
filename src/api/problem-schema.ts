import { z } from 'zod'

/** A problem as the OpenAPI document describes it: what problem.ts answers. */
export const problemSchema = z
  .object({
    type: z
      .string()
      .describe('Where this kind of problem is explained.')
      .meta({ example: '/api#problem-too-few-connects' }),
    title: z.string().describe('The kind of problem in a few words.').meta({ example: 'Too few Connects' }),
    status: z.int().describe('The HTTP status.').meta({ example: 402 }),
    code: z
      .string()
      .describe('The kind of problem for programs. It does not change.')
      .meta({ example: 'too-few-connects' }),
    detail: z
      .string()
      .describe('A sentence for people: what happened, what was not lost and what to do next.')
      .meta({ example: 'This proposal costs 6 Connects and you have 4. Nothing was charged; your draft is kept.' }),
    facts: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe('The figures in the sentence, for programs. Prices are in Connects.')
      .meta({ example: { price: 6, available: 4 } }),
    field: z
      .string()
      .optional()
      .describe('The field the problem is about, if it is about one.')
      .meta({ example: 'price' }),
    errors: z
      .array(
        z.object({
          pointer: z
            .string()
            .describe('JSON Pointer to the field in the body, or the name of a parameter.')
            .meta({ example: '/bidCents' }),
          detail: z.string().describe('What is wrong with it.'),
        }),
      )
      .optional()
      .describe('Every field that is wrong, where the input itself is.'),
    instance: z
      .string()
      .describe('The id of this request; the log of the marketplace has it too.')
      .meta({ example: 'urn:uuid:1b4e28ba-2fa1-41d2-883f-0016d3cca427' }),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused (RFC 9457, application/problem+json).' })
