import { findWallets } from '#marketplace/wallets/find-wallets'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { id: by } = operatorOf(locals)
  const words = url.searchParams.get('words') ?? ''
  return { words, ...orNotFound(await findWallets(locals.app, { by, words })) }
}
