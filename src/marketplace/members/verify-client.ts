import { findProfile, lockMember, savePaymentVerified } from '#database/members/profiles'
import { isOperator } from '#database/operators/operators'
import { lockPostsOf } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import { type Actor, type App, system } from '../app.ts'
import { isId } from '../fields.ts'
import { committed } from '../gather.ts'
import { logActs } from '../operators/log-acts.ts'
import { mayJudgeThese } from '../operators/may-judge-these.ts'
import { repricePosts } from '../prices/reprice-posts.ts'

export type VerifyClient = { by: Actor; clientId: string; verified: boolean }
/** `repriced` is how many of the client's open posts have another price now. */
export type ClientVerified = { clientId: string; verified: boolean; repriced: number }

/** An operator says whether a client's payment is verified; the prices of their open posts follow. */
export async function verifyClient(
  app: App,
  { by, clientId, verified }: VerifyClient,
): Promise<Decision<ClientVerified>> {
  if (by !== system && !(await isOperator(app.db, by))) return refuse('not-an-operator')
  if (!isId(clientId) || !(await findProfile(app.db, clientId))?.is_client) return refuse('not-found')
  const refused = await mayJudgeThese(app.db, by, [clientId])
  if (refused) return refused
  await committed(app, async tx => {
    await lockMember(tx, clientId)
    await lockPostsOf(tx, clientId) // A proposal that is being decided must not pay the price of before.
    await savePaymentVerified(tx, clientId, verified)
    await logActs(app, tx, [{ by, act: verified ? 'client-verified' : 'client-unverified', subject: clientId }])
  })
  // Afterwards, page by page: a client may have any number of posts, and what a proposal costs is never read from the stored price.
  return decide({ clientId, verified, repriced: await repricePosts(app, { clientId }) })
}
