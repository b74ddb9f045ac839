import type { DemoClient } from '../posts/demo-post.ts'

/** How a post that is over ended. */
export type Fate = 'filled' | 'closed' | 'ended' | 'removed'

/** How many posts of each client are over, besides those of the freelancer whose story is told in ines.ts. */
export const fates: Record<DemoClient, Fate[]> = {
  'praxis-almada': ['filled', 'filled', 'filled', 'filled', 'filled', 'filled', 'filled', 'closed', 'ended'],
  'northwind-books': ['filled', 'filled', 'filled'],
  solara: ['filled', 'filled', 'filled', 'closed'],
  'kaito-labs': ['filled', 'filled', 'filled', 'filled'],
  'green-fork': ['filled', 'filled', 'closed'],
  'museum-of-tides': ['filled'],
  'abena-and-daughters': ['filled', 'closed'],
  'bergmann-legal': ['filled', 'ended'],
  'riverside-school': ['filled', 'filled'],
  'lumen-games': ['filled'],
  'casa-verde': ['filled', 'ended'],
  quickship: ['filled', 'ended', 'ended', 'removed'],
}

export const removalReasons = [
  'it asked for two days of unpaid work before a decision.',
  'it asked freelancers to pay for a test account.',
]

/** How likely a client is to open what they receive. */
export const attention: Record<DemoClient, number> = {
  'praxis-almada': 0.9,
  'northwind-books': 0.8,
  solara: 0.75,
  'kaito-labs': 0.9,
  'green-fork': 0.8,
  'museum-of-tides': 0.95,
  'abena-and-daughters': 0.75,
  'bergmann-legal': 0.8,
  'riverside-school': 0.85,
  'lumen-games': 0.6,
  'casa-verde': 0.35,
  quickship: 0.3,
}
