import { findRoles } from '#database/agencies/agencies'
import { insertAgencyActs } from '#database/agencies/agency-acts'
import { date } from '#database/arrays'
import type { Database, Tx } from '#database/open'
import type { AgencyActRow } from '#database/tables'
import { actForAgency } from '#economy/agencies/act-for-agency'
import type { Decision } from '#economy/decision'
import { type Actor, type App, policyNow } from '../app.ts'
import { isId } from '../fields.ts'
import { needsOf } from './acts-for-agency.ts'

/** Whoever acts: `by` a member for themselves, or `actor` for the agency `by`. */
export type Acting = { by: Actor; actor?: string | undefined }

/** Of those who act for an agency, why they may not; nothing is asked where nobody does, as nearly always. */
export async function refusedFor<C extends Acting>(
  app: App,
  db: Database,
  name: string,
  commands: C[],
): Promise<Map<C, Decision<never>>> {
  const acting = commands.filter(isActing)
  if (acting.length === 0) return new Map()
  const asked = acting.map(({ by, actor }) => ({ agencyId: by, memberId: actor }))
  const roles = await findRoles(db, asked)
  return new Map(
    acting.flatMap(command => {
      const allowed = actForAgency(roles.get(`${command.by}/${command.actor}`), needsOf(name), policyNow(app))
      return allowed.ok ? [] : [[command, allowed] as const]
    }),
  )
}

/** Writes down who has done for an agency what was decided, in the transaction in which it happens. */
export async function keepActs<C extends Acting>(
  app: App,
  tx: Tx,
  name: string,
  { commands, decisions }: { commands: C[]; decisions: Decision<unknown>[] },
): Promise<void> {
  const rows = commands.flatMap((command, i) => {
    const decision = decisions[i]
    return isActing(command) && decision?.ok ? [rowOf(app, name, command, decision.value)] : []
  })
  if (rows.length > 0) await insertAgencyActs(tx, rows)
}

/** Does what nobody shares a commit for, for oneself or for an agency: refused like the rest, and written down. */
export async function doneFor<C extends Acting, R>(
  app: App,
  tx: Tx,
  { name, command }: { name: string; command: C },
  run: () => Promise<Decision<R>>,
): Promise<Decision<R>> {
  const [refused] = (await refusedFor(app, tx, name, [command])).values()
  if (refused) return refused
  const decision = await run()
  await keepActs(app, tx, name, { commands: [command], decisions: [decision] })
  return decision
}

const isActing = <C extends Acting>(command: C): command is C & { actor: string } =>
  command.actor !== undefined && isId(command.actor)

function rowOf(app: App, act: string, command: Acting & { actor: string }, value: unknown): AgencyActRow {
  const all = { ...command, ...(value as object) } as Said
  return {
    agency_id: command.by,
    act_id: app.newId(),
    at: date(app.clock()),
    member_id: command.actor,
    act,
    subject: all.postId ?? all.proposalId ?? null,
    connects: all.price ?? all.bid ?? all.charged ?? null,
    detail: all.service ?? '',
  }
}

/** What commands and answers say of the post, the Connects and the service they are about. */
type Said = { postId?: string; proposalId?: string; price?: number; bid?: number; charged?: number; service?: string }
