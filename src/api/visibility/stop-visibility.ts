import { z } from 'zod'
import { stopVisibility } from '#marketplace/visibility/stop-visibility'
import { endpoint } from '../endpoint.ts'
import { service } from './visibility-schema.ts'

export const stopVisibilityEndpoint = endpoint({
  name: 'stop-visibility',
  method: 'post',
  path: '/visibility/{service}/stop',
  tag: 'Account',
  summary: 'Switch your badge or boosted profile off',
  description:
    'It is hidden at once and nothing more is charged. What its last Connect has left counts when it is switched on again.',
  who: 'member',
  params: { service },
  answer: z
    .object({ service, state: z.literal('off').describe('It is off.') })
    .meta({ id: 'VisibilityStopped', description: 'A service that is off.' }),
  run: (app, { by, actor, params }) => stopVisibility(app, { by, actor, ...params }),
})
