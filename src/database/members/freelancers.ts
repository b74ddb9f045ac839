import { sql } from 'kysely'
import { uuids } from '../arrays.ts'
import type { Database } from '../open.ts'

export type FreelancerFacts = {
  id: string
  name: string
  isFreelancer: boolean
  emailVerified: boolean
  country: string | null
}

/** What the rules ask of those who propose. */
export async function findFreelancers(db: Database, memberIds: string[]): Promise<Map<string, FreelancerFacts>> {
  const { rows } = await sql<FreelancerFacts>`
    select member_id as id, name, is_freelancer as "isFreelancer", email_verified as "emailVerified", country
    from members where member_id = any(${uuids(memberIds)})`.execute(db)
  return new Map(rows.map(row => [row.id, row]))
}
