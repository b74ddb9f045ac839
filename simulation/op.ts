import type { DeclineReason } from '#marketplace/proposals/decline-proposal'
import type { Asked } from './oracle/campaigns.ts'
import type { Profile } from './oracle/profiles.ts'
import type { Answers } from './oracle/readiness.ts'
import type { Keep } from './oracle/versions.ts'
import type { Service } from './oracle/visibility.ts'
import type { Rewrite } from './rewrite.ts'

/** Something somebody wants done, `actor` where they do it for the agency `by`. Sent again after a fault, with the same key where it has one. */
export type Op = Wish & { n: number; by: string; actor?: string; key?: string }

export type Wish =
  | { kind: 'submit'; postId: string; bidCents: number; shownPrice: number }
  | { kind: 'view' | 'interview' | 'hire' | 'withdraw'; proposalId: string }
  | { kind: 'shortlist'; proposalId: string; on: boolean }
  | { kind: 'decline'; proposalId: string; reason: DeclineReason }
  | { kind: 'close' | 'remove'; postId: string }
  | { kind: 'prolong'; postId: string }
  | { kind: 'look'; postId: string }
  | { kind: 'publish'; budgetCents: number; openings: number }
  | { kind: 'invite'; postId: string; freelancerId: string }
  | { kind: 'decline-invitation'; postId: string }
  | { kind: 'verify'; clientId: string; verified: boolean }
  | { kind: 'grant'; walletId: string; connects: number; reason: string }
  | { kind: 'set-plan'; memberId: string; plan: string }
  | {
      kind: 'record-purchase'
      walletId: string
      connects: number
      cents: number
      reference: string
      currency?: string
      discount?: string
    }
  | { kind: 'name-country'; country: string | null }
  | { kind: 'set-price-country'; memberId: string; country: string | null }
  | {
      kind: 'offer'
      code: string
      percentOff: number
      opensAt: string
      closesAt: string
      limit: number | null
      perPerson: number
    }
  | { kind: 'approve-offer'; campaignId: string; shownMost: number | null }
  | { kind: 'end-offer'; campaignId: string }
  | { kind: 'claim-offer'; campaignId: string | null; code: string | null }
  | { kind: 'revoke-purchase'; walletId: string; reference: string }
  | { kind: 'place-hold'; connects: number; reason: string; timesOutAt: number }
  | { kind: 'capture-hold'; walletId: string; holdId: string; connects: number; release: boolean }
  | { kind: 'release-hold'; walletId: string; holdId: string }
  | { kind: 'adjust'; walletId: string; connects: number; reason: string }
  | { kind: 'approve' | 'reject'; walletId: string; adjustmentId: string }
  | {
      kind: 'set-limits'
      monthly: number | null
      weekly?: number | null
      proposal: number | null
      boost: number | null
    }
  | { kind: 'start-visibility'; service: Service; ceiling: number }
  | { kind: 'stop-visibility'; service: Service }
  | {
      kind: 'create-campaign'
      code: string | null
      connects: number
      opensAt: string
      closesAt: string
      limit: number | null
      perPerson?: number
      questions?: Asked[]
    }
  | { kind: 'claim'; campaignId: string | null; code: string | null; answers?: string[] }
  | { kind: 'set-badge'; memberId: string; badge: string; held: boolean }
  | { kind: 'activate-policy'; rewrite: Rewrite; from: number; keeps: Keep[] }
  | { kind: 'cancel-policy'; versionId: string }
  | ({ kind: 'edit-profile' } & Partial<Profile>)
  | { kind: 'start-test' }
  | { kind: 'keep-answers' | 'hand-in'; answers: Answers }
  | { kind: 'come'; referrer: string }
  | { kind: 'let-go'; agencyId: string; memberId: string }
  | { kind: 'bid'; proposalId: string; connects: number }
  | {
      kind:
        | 'end-due'
        | 'write-lapses'
        | 'close-auctions'
        | 'charge-visibility'
        | 'pay-badges'
        | 'return-unread'
        | 'pay-referrals'
        | 'pay-interviews'
        | 'return-packs'
    }

export type Kind = Wish['kind']

/** What an op asks for, without who sends it how often: two ops with one key and other bodies are a mistake of the client. */
export const bodyOf = ({ n: _, by: __, key: ___, ...body }: Op): string => JSON.stringify(body)
