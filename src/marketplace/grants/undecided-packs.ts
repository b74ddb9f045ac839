import type { Database } from '#database/open'
import { findUndecidedPacks } from '#database/purchases/first-packs'
import type { App } from '../app.ts'

/** Whose first purchase may still bring a price back. Asks nothing where no policy ever promised that. */
export const undecidedPacks = async ({ policies }: App, db: Database, walletIds: string[]): Promise<Set<string>> =>
  policies.versions().some(({ policy }) => policy.returns.firstPack)
    ? findUndecidedPacks(db, walletIds)
    : new Set<string>()
