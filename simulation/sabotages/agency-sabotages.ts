import type { Broken } from '../sabotage.ts'

/** For what people do for an agency, a product that does it otherwise. */
export const agencySabotages: Record<string, Broken> = {
  'agencies: a frozen pool is spent all the same': {
    seed: 962,
    family: 'agencies',
    finds: /pool-frozen/,
    sabotage: { policy: policy => ({ ...policy, agencies: policy.agencies && { ...policy.agencies, frozenOn: [] } }) },
  },
  'agencies: who was let go goes on': {
    seed: 977,
    family: 'agencies',
    finds: /not-in-agency/,
    sabotage: { skips: sql => /delete from agency_members/.test(sql) },
  },
  'agencies: nobody writes down who did it': {
    seed: 963,
    family: 'agencies',
    finds: /^acts/m,
    sabotage: { skips: sql => /insert into agency_acts/.test(sql) },
  },
  'agencies: a pool counts as the wallet of a person': {
    seed: 962,
    family: 'agencies',
    finds: /no-such-plan|^law [15]/m,
    sabotage: {
      rows: (rows, { looking }) =>
        !looking && 'is_agency' in (rows[0] ?? {}) ? rows.map(row => ({ ...row, is_agency: false })) : rows,
    },
  },
}
