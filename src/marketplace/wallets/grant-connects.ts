import { type Decision, decide, refuse } from '#economy/decision'
import { isId, storable } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { connectsInWords, logActs } from '../operators/log-acts.ts'
import { operatorsAmong } from '../operators/operators-among.ts'
import { type AskedGrant, giveGrants } from './give-grants.ts'

export type GrantConnects = Command & AskedGrant
/** `given` is false when the wallet had received Connects for this reason before: nothing happened then. */
export type ConnectsGranted = { walletId: string; reason: string; connects: number; given: boolean }

/** The marketplace or an operator gives Connects for a reason, once. */
export const grantConnects = gathered<GrantConnects, ConnectsGranted>('grant-connects', async (app, tx, commands) => {
  const operators = await operatorsAmong(tx, commands)
  const refusals = commands.map(command => refusalOf(command, operators))
  const allowed = commands.filter((_, i) => !refusals[i])
  const answers = await giveGrants(
    app,
    tx,
    allowed.map(grant => ({ ...grant, source: storable(grant.source), reason: storable(grant.reason) })),
  )
  const given = allowed.filter((_, i) => answers[i])
  await logActs(
    app,
    tx,
    given.map(({ by, walletId, connects, reason }) => ({
      by,
      act: 'connects-granted',
      subject: walletId,
      detail: connectsInWords(connects),
      reason: storable(reason),
    })),
  )
  return commands.map((command, i) => refusals[i] ?? answerTo(command, answers[allowed.indexOf(command)]))
})

function refusalOf({ by, walletId, connects }: GrantConnects, operators: Set<string>): Decision<never> | undefined {
  if (!operators.has(by)) return refuse('not-an-operator')
  if (!isId(walletId)) return refuse('not-found')
  if (!Number.isSafeInteger(connects) || connects < 1 || connects > mostInGrant)
    return refuse('invalid-input', { message: `A grant is of 1 to ${mostInGrant.toLocaleString('en-US')} Connects.` })
  return undefined
}

export const mostInGrant = 1_000_000

const answerTo = ({ walletId, reason, connects }: GrantConnects, given: boolean | undefined) =>
  given === undefined ? refuse('not-found') : decide({ walletId, reason, connects, given })
