import type { Plan } from '../plans/plan-rules.ts'
import type { Policy } from '../policy/policy.ts'
import type { Wallet } from '../wallets/wallet.ts'

/**
 * An agency is put on a plan for agencies only, and a person only on one of the others.
 *
 * A cap or a bundle for a company of ten is not for one person, and a plan for one person would share its Connects among
 * ten. Where the rules have no agencies, those there are stay what they are and have the plans there are.
 * Source: a cap and bundles of their own (A, B); policies/*.yaml, `agencies.plans`.
 */
export const plansFor = ({ isAgency }: Pick<Wallet, 'isAgency'>, { plans, agencies }: Policy): Plan[] =>
  agencies ? plans.filter(({ id }) => agencies.plans.includes(id) === Boolean(isAgency)) : plans
