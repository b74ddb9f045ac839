import { hashPassword } from 'better-auth/crypto'
import { saveSignIns } from '#database/members/sign-ins'
import type { Database } from '#database/open'
import type { App } from '../app.ts'

/** Lets members that exist already, such as those of the demo, sign in with a password. */
export async function addSignIns(
  app: App,
  tx: Database,
  people: { memberId: string; name: string; email: string }[],
  password: string,
): Promise<void> {
  const passwordHash = await hashPassword(password)
  await saveSignIns(
    tx,
    people.map(person => ({ ...person, accountId: app.newId(), passwordHash })),
  )
}
