import { z } from 'zod'
import { text } from '#marketplace/fields'
import { activatePolicy } from '#marketplace/policy/activate-policy'
import { writtenPolicy } from '#marketplace/policy/written-policy'
import { endpoint } from '../endpoint.ts'
import { instant, sentence } from '../fields.ts'

export const activatePolicyEndpoint = endpoint({
  name: 'activate-policy',
  method: 'post',
  path: '/policy/versions',
  tag: 'Policy',
  summary: 'Announce the next version of the rules',
  description:
    'For operators. It holds from the instant given, at the earliest after the notice period of the rules in force; members are told ahead what it changes for them.',
  who: 'member',
  keyed: true,
  body: z.strictObject({
    preset: text({ name: 'The preset', most: 100 })
      .optional()
      .describe('A policy this marketplace comes with; or send `text`.')
      .meta({ example: 'upwork-2022' }),
    text: text({ name: 'The text', most: 200_000 }).optional().describe('The policy as the YAML text of its file.'),
    from: instant('From when on it holds.'),
    keep: z
      .strictObject({
        openedBefore: instant('Wallets opened before this keep the version before.'),
        until: instant('Until when they keep it.'),
      })
      .nullish()
      .describe('Who keeps the rules before; left out when it holds for everybody.'),
  }),
  status: 201,
  answer: z.object({
    id: sentence('The id of the version.').meta({ example: 'upwork-2022' }),
    from: instant('From when on it holds.'),
  }),
  run: async (app, { by, key, body }) => {
    const written = writtenPolicy(body)
    if (!written.ok) return written
    const keeps = body.keep ? [{ openedBefore: at(body.keep.openedBefore), until: at(body.keep.until) }] : []
    return activatePolicy(app, { by, key, written: written.value, from: at(body.from), keeps })
  },
})

const at = (written: string) => Temporal.Instant.from(written).round('millisecond')
