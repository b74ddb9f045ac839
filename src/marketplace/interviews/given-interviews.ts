import { findBegun } from '#database/grants/won-interviews'
import type { Database } from '#database/open'
import { findGivenBy, type Given } from '#database/wallets/lots'

/** What interviews have given these wallets, each at the instant at which it began. */
export async function givenInterviews(db: Database, walletIds: string[]): Promise<Map<string, Given[]>> {
  const given = await findGivenBy(db, walletIds, 'interview')
  if ([...given.values()].every(({ length }) => length === 0)) return given
  const begun = await findBegun(db, walletIds)
  const atItsBegin = (walletId: string, each: Given): Given => ({
    ...each,
    at: begun.get(`${walletId}/${each.reason.replace('interview:', '')}`) ?? each.at,
  })
  return new Map([...given].map(([walletId, all]) => [walletId, all.map(each => atItsBegin(walletId, each))]))
}
