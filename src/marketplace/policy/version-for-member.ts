import { findTerms } from '#database/wallets/wallets'
import { changesAhead } from '#economy/policy/policy-versions'
import { priceList } from '#economy/purchases/price-list'
import type { Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { comparePolicies, type SourcedDifference } from './compare-policies.ts'
import type { StoredVersion } from './policies.ts'

/** The version that holds for a member now, with the prices of their `country`: that of their cohort, or the one for everybody where they have no wallet. */
export async function versionForMember(
  app: App,
  memberId: string | undefined,
): Promise<StoredVersion & { country: string | undefined }> {
  const { openedAt, country } = await termsOf(app, memberId)
  const version = app.policies.at(app.clock(), openedAt)
  return { ...version, policy: priceList(version.policy, country), country }
}

/** What changes for a member, or for a stranger, with each version to come, rule by rule. */
export async function rulesAhead(
  app: App,
  memberId: string | undefined,
): Promise<{ id: string; title: string; from: string; differences: SourcedDifference[] }[]> {
  const { openedAt, country } = await termsOf(app, memberId)
  return changesAhead(app.policies.versions(), app.clock(), openedAt).map(({ at, before, after }) => ({
    id: after.id,
    title: after.policy.title,
    from: at.toString(),
    differences: comparePolicies(before, after, country),
  }))
}

const termsOf = async (
  app: App,
  memberId: string | undefined,
): Promise<Partial<Pick<Wallet, 'openedAt' | 'country'>>> => (memberId && (await findTerms(app.db, memberId))) || {}
