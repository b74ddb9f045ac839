import { sql } from 'kysely'
import type { Database } from '../open.ts'

export type SignIn = { memberId: string; accountId: string; name: string; email: string; passwordHash: string }

/** Gives members a confirmed address and a password, as if they had signed up themselves. */
export async function saveSignIns(tx: Database, signIns: SignIn[]): Promise<void> {
  const memberIds = signIns.map(signIn => signIn.memberId)
  await sql`
    insert into users (id, name, email, email_verified)
    select id, name, lower(email), true
    from unnest(${memberIds}::uuid[], ${signIns.map(signIn => signIn.name)}::text[], ${signIns.map(signIn => signIn.email)}::text[])
      as given (id, name, email)`.execute(tx)
  await sql`
    insert into accounts (id, user_id, account_id, provider_id, password)
    select id, user_id, user_id::text, 'credential', password
    from unnest(${signIns.map(signIn => signIn.accountId)}::uuid[], ${memberIds}::uuid[], ${signIns.map(signIn => signIn.passwordHash)}::text[])
      as given (id, user_id, password)`.execute(tx)
}
