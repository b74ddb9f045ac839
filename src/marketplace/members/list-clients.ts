import { listClients as listRows } from '#database/operators/operator-lists'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { storable } from '../fields.ts'

/** A client as an operator looks for them; `verified` null = not known. */
export type ClientInList = {
  id: string
  name: string
  country: string | null
  verified: boolean | null
  imported: boolean
  memberSince: string
  posts: number
  openPosts: number
}

const most = 40

/** Clients by a part of their name, those not yet verified first. For operators. */
export async function listClients(
  app: App,
  { by, name }: { by: string; name: string },
): Promise<Decision<{ clients: ClientInList[]; more: boolean }>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const rows = await listRows(app.db, storable(name).trim().slice(0, 200), most + 1)
  const clients = rows.slice(0, most).map(row => ({
    id: row.member_id,
    name: row.name,
    country: row.country,
    verified: row.payment_verified,
    imported: row.imported,
    memberSince: row.joined_at.toISOString(),
    posts: row.posts,
    openPosts: row.open,
  }))
  return decide({ clients, more: rows.length > most })
}
