import type { Broken } from '../sabotage.ts'

/** For what badges give, a product that gives it otherwise. */
export const badgeSabotages: Record<string, Broken> = {
  'badges: a month comes again whenever somebody looks': {
    seed: 225,
    family: 'gifts',
    finds: /^badges|^law [15]/m,
    sabotage: { skips: sql => /update badges set next_at/.test(sql) },
  },
}
