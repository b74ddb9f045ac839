import { z } from 'zod'
import { visibilityServices } from '#economy/visibility'
import { mostAWeek } from '#economy/visibility-rules'

export const service = z
  .enum(visibilityServices, { error: 'Name availability-badge or boosted-profile.' })
  .describe('What is shown: the badge "Available now", or your profile at the top of the search of freelancers.')
  .meta({ example: 'availability-badge' })

export const ceiling = z
  .int({ error: 'Write the ceiling as a whole number of Connects a week.' })
  .min(1, { error: 'The ceiling is one Connect a week or more.' })
  .max(mostAWeek, { error: `The ceiling is at most ${mostAWeek} Connects a week.` })
  .describe('The most you pay a week. Above it the service pauses and nothing is charged. In Connects.')
  .meta({ example: 6 })
