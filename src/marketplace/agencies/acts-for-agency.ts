import type { ForAgency } from '#economy/agencies/act-for-agency'

/** An act as the agency's page tells it, behind the name of who did it. `about` is its subject's name, `connects` in words. */
type Telling = (act: { about: string; connects: string; detail: string }) => string
type ActForAgency = { needs: ForAgency; words: Telling }

/** What somebody can do while they act for an agency: what it needs of them, and how it is told. */
export const actsForAgency = {
  'submit-proposal': { needs: 'spend', words: a => `sent a proposal to “${a.about}”, ${a.connects}` },
  'withdraw-proposal': { needs: 'spend', words: a => `withdrew the proposal to “${a.about}”` },
  'bid-boost': { needs: 'spend', words: a => `bid ${a.connects} for a boosted place on “${a.about}”` },
  'decline-invitation': { needs: 'spend', words: a => `declined the invitation to “${a.about}”` },
  'start-visibility': { needs: 'manage', words: a => `switched on: ${a.detail}, ${a.connects}` },
  'stop-visibility': { needs: 'manage', words: a => `switched off: ${a.detail}` },
  'set-limits': { needs: 'manage', words: () => 'set its own limits' },
  'edit-profile': { needs: 'manage', words: () => 'changed its profile' },
} as const satisfies Record<string, ActForAgency>

/** What changes an agency itself. */
export const actsOnAgency = {
  'make-agency': { words: () => 'made the agency' },
  'invite-to-agency': { words: a => `asked ${a.about || 'somebody by their address'} in as ${a.detail}` },
  'join-agency': { words: a => `joined as ${a.detail}` },
  'take-back-invitation': { words: () => 'took an invitation back' },
  'set-agency-role': { words: a => `made ${a.about} ${a.detail}` },
  'leave-agency': { words: () => 'left' },
  'remove-from-agency': { words: a => `removed ${a.about}` },
} as const satisfies Record<string, { words: Telling }>

export type ActOnAgency = keyof typeof actsOnAgency
export type AgencyActName = ActOnAgency | keyof typeof actsForAgency

/** What an action needs of whoever does it for an agency; of what is not named here, whoever answers for it. */
export const needsOf = (name: string): ForAgency =>
  name in actsForAgency ? actsForAgency[name as keyof typeof actsForAgency].needs : 'manage'

export const tellAct = (name: string, act: Parameters<Telling>[0]): string =>
  ({ ...actsForAgency, ...actsOnAgency })[name as AgencyActName]?.words(act) ?? name
