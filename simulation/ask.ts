import type { App } from '#marketplace/app'
import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { setPlan } from '#marketplace/members/set-plan'
import { verifyClient } from '#marketplace/members/verify-client'
import { closePost } from '#marketplace/posts/close-post'
import { endDuePosts } from '#marketplace/posts/end-due-posts'
import { publishPost } from '#marketplace/posts/publish-post'
import { removePost } from '#marketplace/posts/remove-post'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { interviewFreelancer, shortlistProposal, viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { captureHold } from '#marketplace/wallets/capture-hold'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { placeHold } from '#marketplace/wallets/place-hold'
import { releaseHold } from '#marketplace/wallets/release-hold'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import type { Op } from './op.ts'

/** Does an op by the product's own action, and answers what it answers. */
export function ask(app: App, op: Op): Promise<unknown> {
  const { kind, n: _, ...command } = op
  switch (op.kind) {
    case 'submit':
      return submitProposal(app, { ...(command as typeof op), coverLetter: 'Yes.', answers: [], portfolio: [] })
    case 'view':
      return viewProposal(app, command as typeof op)
    case 'shortlist':
      return shortlistProposal(app, command as typeof op)
    case 'interview':
      return interviewFreelancer(app, command as typeof op)
    case 'decline':
      return declineProposal(app, command as typeof op)
    case 'hire':
      return hireFreelancer(app, command as typeof op)
    case 'withdraw':
      return withdrawProposal(app, command as typeof op)
    case 'close':
      return closePost(app, command as typeof op)
    case 'remove':
      return removePost(app, { ...(command as typeof op), reason: 'a scam' })
    case 'publish':
      return publishPost(app, { ...brief, ...(command as typeof op) })
    case 'invite':
      return inviteFreelancer(app, command as typeof op)
    case 'decline-invitation':
      return declineInvitation(app, command as typeof op)
    case 'verify':
      return verifyClient(app, command as typeof op)
    case 'grant':
      return grantConnects(app, { ...(command as typeof op), source: 'test' })
    case 'set-plan':
      return setPlan(app, command as typeof op)
    case 'record-purchase':
      return recordPurchase(app, command as typeof op)
    case 'revoke-purchase':
      return revokePurchase(app, { ...(command as typeof op), reason: 'Charged back' })
    case 'place-hold': {
      const timesOutAt = Temporal.Instant.fromEpochMilliseconds(op.timesOutAt)
      return placeHold(app, { ...(command as typeof op), purpose: 'Boost', timesOutAt })
    }
    case 'capture-hold':
      return captureHold(app, command as typeof op)
    case 'release-hold':
      return releaseHold(app, command as typeof op)
    case 'end-due':
      return endDuePosts(app)
    case 'write-lapses':
      return writeLapses(app)
  }
}

const brief = {
  title: 'Rebuild our booking calendar',
  description: 'Two people can never take the same slot, whatever they press.',
  category: 'Web, Mobile & Software Dev',
  paymentType: 'fixed',
} as const
