import { insertMembers, type SeededMember } from '#database/members/seed-writing'
import { committed } from '#marketplace/gather'
import { addSignIns } from '#marketplace/sign-ins/add-sign-ins'
import { demoEmail, demoPassword } from '../demo-log-ins.ts'
import type { DemoClient } from '../posts/demo-post.ts'
import type { SeededApp } from '../seeded.ts'
import type { Proposer } from '../story/world.ts'
import { backgroundPerson } from './background-freelancers.ts'
import { bookingDevelopers } from './booking-developers.ts'
import { demoClients } from './demo-clients.ts'
import { demoFreelancers } from './demo-freelancers.ts'

/** A freelancer with the day they come to the marketplace. */
export type Newcomer = { proposer: Proposer; handle: string | undefined; joinedDaysAgo: number }
export type People = { clients: Record<DemoClient, string>; operatorId: string; newcomers: Newcomer[] }

/** 18 of each trade: enough that a sought post can have 25 proposals. */
const crowdSize = 216
// Nobody so long ago that their sign-up grant has lapsed; 13 days, so that those of one trade came on different ones.
const many = Array.from({ length: crowdSize }, (_, i) => ({
  ...backgroundPerson(i),
  joinedDaysAgo: 127 + (i % 13) * 17,
}))

/** Writes everybody: the twelve clients and freelancers of the story, two operators, and the crowd, who cannot sign in. */
export async function addPeople(app: SeededApp, now: Temporal.Instant): Promise<People> {
  const dayAgo = (days: number) => new Date(now.epochMilliseconds - days * 86_400_000)
  const clients = Object.entries(demoClients).map(([handle, client]) => ({
    handle,
    row: {
      ...blank,
      ...client,
      member_id: app.newId(),
      email: demoEmail(handle),
      is_client: true,
      is_freelancer: handle === both,
      payment_verified: client.paymentVerified,
      rating_count: client.ratingCount,
      spent_cents: client.spentCents,
      hourly_paid_cents: client.hourlyPaidCents,
      joined_at: dayAgo(client.joinedDaysAgo),
      ...(handle === both && sideWork),
    },
  }))
  const freelancers = demoFreelancers.map(person => ({
    handle: person.handle,
    person,
    row: {
      ...blank,
      ...person,
      member_id: app.newId(),
      email: demoEmail(person.handle),
      is_freelancer: true,
      hourly_rate_cents: person.rateCents,
      joined_at: dayAgo(person.joinedDaysAgo),
    },
  }))
  const crowd = [...bookingDevelopers, ...many].map(({ joinedDaysAgo, ...person }) => ({
    person,
    joinedDaysAgo,
    row: {
      ...blank,
      ...person,
      member_id: app.newId(),
      email: null,
      is_freelancer: true,
      hourly_rate_cents: person.rateCents,
      joined_at: dayAgo(joinedDaysAgo),
    },
  }))
  const operators = [
    { handle: 'operator', name: 'Asha Verma' },
    { handle: 'second-operator', name: 'Jonas Lind' },
  ].map(({ handle, name }) => ({
    handle,
    row: {
      ...blank,
      member_id: app.newId(),
      name,
      email: demoEmail(handle),
      is_operator: true,
      joined_at: dayAgo(1500),
    },
  }))
  const known = [...clients, ...freelancers, ...operators]
  await committed(app, async tx => {
    await insertMembers(
      tx,
      [...known, ...crowd].map(({ row }) => rowOf(row)),
    )
    await addSignIns(
      app,
      tx,
      known.map(({ row }) => ({ memberId: row.member_id, name: row.name, email: row.email })),
      demoPassword,
    )
  })
  const idOf = Object.fromEntries(clients.map(({ handle, row }) => [handle, row.member_id])) as Record<
    DemoClient,
    string
  >
  const gamesMaker = clients.find(({ handle }) => handle === both)!
  return {
    clients: idOf,
    operatorId: operators[0]!.row.member_id,
    newcomers: [
      ...freelancers.map(({ handle, person, row }) => ({
        handle,
        joinedDaysAgo: person.joinedDaysAgo,
        proposer: proposer({ ...person, id: row.member_id }),
      })),
      {
        handle: both,
        joinedDaysAgo: 210,
        proposer: proposer({ ...gamesMaker.row, id: idOf[both], work: ['Design & Creative'], proof: sideWork.proof }),
      },
      ...crowd.map(({ person, joinedDaysAgo, row }) => ({
        handle: undefined,
        joinedDaysAgo,
        proposer: proposer({ ...person, id: row.member_id, portfolio: [], work: [person.category], proof: [] }),
      })),
    ],
  }
}

/** One client also works for others. */
const both = 'lumen-games'
const sideWork = {
  skills: ['Pixel art', 'Godot', 'Key art', 'Animation'],
  hourly_rate_cents: 36_00,
  portfolio: ['https://example.org/lumen-games/lighthouse', 'https://example.org/lumen-games/store-pages'],
  proof: [
    'We are two and make a puzzle game about a lighthouse; between releases we draw for other small studios, which is how we pay for the lighthouse.',
    'Everything on our own store page is by our hand, from the capsule to the last icon.',
  ],
}

const blank = {
  is_freelancer: false,
  is_client: false,
  country: null as string | null,
  timezone: 'UTC',
  headline: '',
  about: '',
  skills: [] as string[],
  hourly_rate_cents: null as number | null,
  portfolio: [] as string[],
  payment_verified: null as boolean | null,
  rating: null as number | null,
  rating_count: 0,
  spent_cents: 0,
  hourly_paid_cents: null as number | null,
}

// Only the columns: a person of the story carries more than a row holds.
const rowOf = (row: SeededMember): SeededMember => {
  const { member_id, name, email, joined_at, is_operator } = row
  const rest = Object.keys(blank).map(key => [key, row[key as keyof SeededMember]])
  return {
    member_id,
    name,
    email,
    joined_at,
    ...(is_operator && { is_operator }),
    ...Object.fromEntries(rest),
  } as SeededMember
}

const proposer = ({
  id,
  name,
  country,
  skills,
  portfolio,
  proof,
  work,
}: Omit<Proposer, 'means' | 'planned' | 'country'> & { country: string | null }): Proposer => ({
  id,
  name,
  country: country ?? '',
  skills,
  portfolio,
  proof,
  work,
  means: 0,
  planned: 0,
})
