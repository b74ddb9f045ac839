export type DemoClient =
  | 'praxis-almada'
  | 'northwind-books'
  | 'solara'
  | 'kaito-labs'
  | 'green-fork'
  | 'museum-of-tides'
  | 'abena-and-daughters'
  | 'bergmann-legal'
  | 'riverside-school'
  | 'lumen-games'
  | 'casa-verde'
  | 'quickship'

type FixedPayment = { type: 'fixed'; budgetUsd: number }

type HourlyPayment = {
  type: 'hourly'
  minUsd: number
  maxUsd: number
  duration: 'Less than 1 month' | '1 to 3 months' | '3 to 6 months' | 'More than 6 months'
  workload: 'Less than 30 hrs/week' | '30+ hrs/week' | 'Hours to be determined'
}

/** A post as its client wrote it; what a database adds (ids, states, instants) comes when it is seeded. */
export type DemoPost = {
  client: DemoClient
  title: string
  description: string
  specialty: string
  level: 'entry' | 'intermediate' | 'expert'
  payment: FixedPayment | HourlyPayment
  skills: string[]
  openings?: number
  questions?: string[]
  /** English names of the countries a freelancer may live in; anywhere when absent. */
  countries?: string[]
  /** Its age when seeded, 0 to 29.9. */
  daysAgo: number
}
