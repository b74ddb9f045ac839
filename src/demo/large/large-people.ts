import { insertMembers, type SeededMember } from '#database/members/seed-writing'
import { policyNow } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { grantAll } from '../grant-all.ts'
import { backgroundPerson } from '../people/background-freelancers.ts'
import { demoClients } from '../people/demo-clients.ts'
import type { SeededApp } from '../seeded.ts'

export type LargeClient = { id: string; verified: boolean }

const nobody = {
  email: null,
  is_freelancer: false,
  is_client: false,
  timezone: 'UTC',
  headline: '',
  about: '',
  skills: [],
  portfolio: [],
  hourly_rate_cents: null,
  payment_verified: null,
  rating: null,
  rating_count: 0,
  spent_cents: 0,
  hourly_paid_cents: null,
}

const joined = (app: SeededApp, most: number): Date =>
  new Date(app.clock().epochMilliseconds - app.between(1, most) * 86_400_000)

/** Clients who cannot sign in; four of five are verified. */
export async function addClients(app: SeededApp, count: number): Promise<LargeClient[]> {
  const likeness = Object.values(demoClients)
  const rows = Array.from({ length: count }, (): SeededMember => {
    const { name, headline, about, country, timezone, rating } = app.pick(likeness)
    const verified = app.random() < 0.8
    return {
      ...nobody,
      member_id: app.newId(),
      name: `${name} ${app.between(2, 9999)}`,
      headline,
      about,
      country,
      timezone,
      is_client: true,
      payment_verified: verified,
      rating,
      rating_count: app.between(1, 60),
      spent_cents: app.between(0, 9_000_000),
      joined_at: joined(app, 1500),
    }
  })
  await committed(app, tx => insertMembers(tx, rows))
  return rows.map(({ member_id: id, payment_verified }) => ({ id, verified: payment_verified === true }))
}

/** Freelancers who cannot sign in, each with the sign-up grant and a third of them with another. */
export async function addFreelancers(app: SeededApp, count: number, from: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, i): SeededMember => {
    const { name, country, headline, skills, rateCents } = backgroundPerson(from + i)
    return {
      ...nobody,
      member_id: app.newId(),
      name,
      country,
      headline,
      skills,
      hourly_rate_cents: rateCents,
      is_freelancer: true,
      joined_at: joined(app, 300),
    }
  })
  await committed(app, tx => insertMembers(tx, rows))
  const ids = rows.map(({ member_id }) => member_id)
  const { connects } = policyNow(app).grants.signUp
  await grantAll(
    app,
    ids.map(walletId => ({ walletId, source: 'sign-up', reason: 'sign-up', connects })),
  )
  await grantAll(
    app,
    ids.filter((_, i) => i % 3 === 0).map(walletId => ({ walletId, source: 'demo', reason: 'demo', connects: 20 })),
  )
  return ids
}
