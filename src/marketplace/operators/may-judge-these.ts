import type { Database } from '#database/open'
import { findPersons } from '#database/operators/operators'
import type { Decision } from '#economy/decision'
import { mayJudge } from '#economy/operators/may-judge'
import { type Actor, system } from '../app.ts'

/** Why an operator may not decide what concerns these members, or undefined when they may; the marketplace itself is nobody's other account. */
export async function mayJudgeThese(
  db: Database,
  by: Actor,
  memberIds: string[],
): Promise<Decision<never> | undefined> {
  if (by === system) return undefined
  const people = await findPersons(db, [by, ...memberIds])
  const operator = people.get(by)
  return operator && mayJudge(operator, memberIds.map(id => people.get(id)!).filter(Boolean))
}
