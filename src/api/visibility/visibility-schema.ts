import { z } from 'zod'
import { visibilityServices } from '#economy/visibility/visibility'

export const service = z
  .enum(visibilityServices, { error: 'Name availability-badge or boosted-profile.' })
  .describe('What is shown: the badge "Available now", or your profile at the top of the search of freelancers.')
  .meta({ example: 'availability-badge' })

export const ceiling = z
  .int({ error: 'Write the ceiling as a whole number of Connects a week.' })
  .describe('The most you pay a week. Above it the service pauses and nothing is charged. In Connects.')
  .meta({ example: 6 })
