import type { Wallet } from '../wallets/wallet.ts'

/**
 * What is given to a person does not come to an agency.
 *
 * An agency costs nothing to make and one person may belong to many, so each of these would be had again with each of
 * them: what comes for joining, for the readiness test, for a profile, a referral, an interview, a badge or a campaign.
 * What its plan gives, what is bought and what an operator gives does come. Source: ours; no platform says.
 */
export const comesTo = ({ isAgency }: Pick<Wallet, 'isAgency'>, source: string): boolean =>
  !(isAgency && personal.has(source))

const personal = new Set(['sign-up', 'readiness-test', 'profile', 'referral', 'interview', 'badge', 'campaign'])
