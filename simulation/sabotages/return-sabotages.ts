import type { Broken } from '../sabotage.ts'

/** For what comes back and what is given by itself, a product that does it otherwise. */
export const returnSabotages: Record<string, Broken> = {
  'unread: it comes back in a quarter of the time': {
    seed: 329,
    family: 'unread',
    finds: /^proposals|^law 5|returned/m,
    sabotage: {
      policy: ({ returns, ...policy }) => ({
        ...policy,
        returns: { ...returns, unreadHours: returns.unreadHours && returns.unreadHours / 4 },
      }),
    },
  },
  'unread: nothing comes back': {
    family: 'unread',
    finds: /^proposals|^law 5|returned/m,
    sabotage: { skips: sql => /submitted_at <= since/.test(sql) },
  },
  'drips: it does not stop': {
    family: 'drips',
    finds: /^law [45]: wallet|granted/m,
    sabotage: {
      policy: ({ plans, ...policy }) => ({
        ...policy,
        plans: plans.map(plan => ({ ...plan, drip: plan.drip && { ...plan.drip, limit: 9 } })),
      }),
    },
  },
  'drips: what is held does not count as left': {
    seed: 42,
    family: 'drips',
    finds: /^law 5: wallet/m,
    sabotage: {
      rows: (rows, { looking }) =>
        !looking && 'granted' in (rows[0] ?? {})
          ? rows.map(row => (row.source === 'drip' && row.held !== 0 ? { ...row, source: 'returned' } : row))
          : rows,
    },
  },
  'referrals: what came back counts as paid': {
    seed: 235,
    family: 'referrals',
    finds: /^referrals|^law [15]/m,
    sabotage: {
      rows: rows =>
        'first-proposal' in (rows[0] ?? {})
          ? rows.map(row => ({ ...row, 'first-proposal': true, 'first-interview': true }))
          : rows,
    },
  },
  'referrals: who came by two links counts for the second': {
    seed: 91,
    family: 'referrals',
    finds: /^referrals|^law [15]/m,
    sabotage: {
      beforeCommit: `update referrals set referrer_id = (select max(member_id::text)::uuid from members where is_freelancer)
        where active_at is null and member_id <> (select max(member_id::text)::uuid from members where is_freelancer)`,
    },
  },
  'profiles: spaces count as letters': {
    family: 'profiles',
    finds: /granted|^law [15]/m,
    sabotage: {
      ask: op =>
        op.kind === 'edit-profile' && op.headline ? { ...op, headline: op.headline.replaceAll(' ', '_') } : op,
    },
  },
  'profiles: what is filled again gives again': {
    family: 'profiles',
    finds: /granted|^law [15]|a bug: .*"edit-profile"/m,
    sabotage: {
      rows: (rows, { op }) =>
        op?.kind === 'edit-profile' && Object.keys(rows[0] ?? {}).join() === 'wallet_id,reason' ? [] : rows,
    },
  },
  'packs: what was withdrawn comes back too': {
    seed: 95,
    family: 'packs',
    finds: /^packs|^law [45]/m,
    sabotage: {
      rows: rows =>
        'proposalId' in (rows[0] ?? {})
          ? rows.map(row => ({ ...row, state: row.state === 'withdrawn' ? 'declined' : row.state }))
          : rows,
    },
  },
  'packs: it covers a day less': {
    family: 'packs',
    finds: /^packs/m,
    sabotage: {
      policy: ({ returns, ...policy }) => ({
        ...policy,
        returns: { ...returns, firstPack: returns.firstPack && { days: returns.firstPack.days - 1 } },
      }),
    },
  },
  'interviews: what has not ended counts as kept': {
    seed: 139,
    family: 'referrals',
    finds: /^interviews|^law [15]/m,
    sabotage: {
      rows: rows => ('ended' in (rows[0] ?? {}) ? rows.map(row => ({ ...row, ended: true })) : rows),
    },
  },
  'interviews: everybody counts as verified': {
    seed: 43,
    family: 'referrals',
    finds: /^interviews|^law [15]/m,
    sabotage: {
      rows: rows => ('ended' in (rows[0] ?? {}) ? rows.map(row => ({ ...row, verified: true })) : rows),
    },
  },
  'referrals: what has not ended counts as kept': {
    seed: 91,
    family: 'referrals',
    finds: /^referrals|^law [15]/m,
    sabotage: {
      rows: rows => ('first-proposal' in (rows[0] ?? {}) ? rows.map(row => ({ ...row, kept: true })) : rows),
    },
  },
  'interviews: the most of some days is less': {
    seed: 40,
    family: 'unread',
    finds: /^law [15]/m,
    sabotage: {
      policy: ({ grants, ...policy }) => ({
        ...policy,
        grants: { ...grants, interview: grants.interview && { ...grants.interview, most: 2 } },
      }),
    },
  },
  'interviews: what came back counts as paid': {
    family: 'unread',
    finds: /^law [15]/m,
    sabotage: {
      rows: (rows, { op }) =>
        op?.kind === 'interview' && 'movement_seq' in (rows[0] ?? {})
          ? rows.map(row => ({ ...row, returned: 0 }))
          : rows,
    },
  },
}
