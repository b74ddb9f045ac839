import { approveAdjustment } from '#marketplace/adjustments/approve-adjustment'
import { askAdjustment } from '#marketplace/adjustments/ask-adjustment'
import { rejectAdjustment } from '#marketplace/adjustments/reject-adjustment'
import { removeFromAgency } from '#marketplace/agencies/remove-from-agency'
import type { App } from '#marketplace/app'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { closeDueAuctions } from '#marketplace/boosts/close-due-auctions'
import { approveCampaign } from '#marketplace/campaigns/approve-campaign'
import { claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { createCampaign } from '#marketplace/campaigns/create-campaign'
import { endCampaign } from '#marketplace/campaigns/end-campaign'
import { closePost } from '#marketplace/ends/close-post'
import { endDuePosts } from '#marketplace/ends/end-due-posts'
import { prolongPost } from '#marketplace/ends/prolong-post'
import { removePost } from '#marketplace/ends/remove-post'
import { committed } from '#marketplace/gather'
import { noteReferral } from '#marketplace/grants/note-referral'
import { payBadges } from '#marketplace/grants/pay-badges'
import { payReferrals } from '#marketplace/grants/pay-referrals'
import { referralCode } from '#marketplace/grants/referral-code'
import { setBadge } from '#marketplace/grants/set-badge'
import { captureHold } from '#marketplace/holds/capture-hold'
import { placeHold } from '#marketplace/holds/place-hold'
import { releaseHold } from '#marketplace/holds/release-hold'
import { payInterviews } from '#marketplace/interviews/pay-interviews'
import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { setLimits } from '#marketplace/limits/set-limits'
import { editProfile } from '#marketplace/members/edit-profile'
import { setPriceCountry } from '#marketplace/members/set-price-country'
import { verifyClient } from '#marketplace/members/verify-client'
import { setPlan } from '#marketplace/plans/set-plan'
import { activatePolicy } from '#marketplace/policy/activate-policy'
import { cancelPolicy } from '#marketplace/policy/cancel-policy'
import { publishPost } from '#marketplace/posts/publish-post'
import { readPost } from '#marketplace/posts/read-post'
import { returnUnread } from '#marketplace/posts/return-unread'
import { declineProposal } from '#marketplace/proposals/decline-proposal'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { interviewFreelancer, shortlistProposal, viewProposal } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { returnFirstPacks } from '#marketplace/purchases/return-first-packs'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { keepReadinessAnswers } from '#marketplace/readiness/keep-readiness-answers'
import { startReadinessTest } from '#marketplace/readiness/start-readiness-test'
import { submitReadinessTest } from '#marketplace/readiness/submit-readiness-test'
import { chargeVisibility } from '#marketplace/visibility/charge-visibility'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { stopVisibility } from '#marketplace/visibility/stop-visibility'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import type { Op } from './op.ts'
import type { Keep } from './oracle/versions.ts'
import { rewritten } from './rewrite.ts'

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
    case 'return-unread':
      return returnUnread(app)
    case 'edit-profile':
      return editProfile(app, command as typeof op)
    case 'start-test':
      return startReadinessTest(app, op.by)
    case 'keep-answers':
      return keepReadinessAnswers(app, op.by, op.answers)
    case 'hand-in':
      return submitReadinessTest(app, command as typeof op)
    case 'return-packs':
      return returnFirstPacks(app)
    case 'come': {
      const email = `${op.by}@example.test`
      const came = { id: op.by, email, referral: referralCode(op.referrer) }
      return committed(app, tx => noteReferral(app, tx, came))
    }
    case 'pay-interviews':
      return payInterviews(app)
    case 'pay-referrals':
      return payReferrals(app)
    case 'look':
      return lookAt(app, op.postId, op.by)
    case 'close':
      return closePost(app, command as typeof op)
    case 'prolong':
      return prolongPost(app, command as typeof op)
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
    case 'name-country':
      return editProfile(app, command as typeof op)
    case 'set-price-country':
      return setPriceCountry(app, command as typeof op)
    case 'offer':
      return createCampaign(app, { ...(command as typeof op), name: 'Spring', kind: 'code' })
    case 'approve-offer':
      return approveCampaign(app, command as typeof op)
    case 'end-offer':
      return endCampaign(app, { ...(command as typeof op), reason: 'It got about' })
    case 'claim-offer':
      return claimCampaign(app, { answers: [], ...(command as typeof op) })
    case 'revoke-purchase':
      return revokePurchase(app, { ...(command as typeof op), reason: 'Charged back' })
    case 'place-hold': {
      return placeHold(app, { ...(command as typeof op), purpose: 'Boost', timesOutAt: at(op.timesOutAt) })
    }
    case 'capture-hold':
      return captureHold(app, command as typeof op)
    case 'release-hold':
      return releaseHold(app, command as typeof op)
    case 'adjust':
      return askAdjustment(app, command as typeof op)
    case 'approve':
      return approveAdjustment(app, command as typeof op)
    case 'reject':
      return rejectAdjustment(app, { ...(command as typeof op), reason: 'Not so' })
    case 'set-limits':
      return setLimits(app, command as typeof op)
    case 'start-visibility':
      return startVisibility(app, command as typeof op)
    case 'stop-visibility':
      return stopVisibility(app, command as typeof op)
    case 'charge-visibility':
      return chargeVisibility(app)
    case 'create-campaign': {
      const named = { ...(command as typeof op), name: 'Spring' }
      return createCampaign(app, { ...named, kind: op.questions ? 'survey' : op.code === null ? 'launch' : 'code' })
    }
    case 'claim':
      return claimCampaign(app, { answers: [], ...(command as typeof op) })
    case 'set-badge':
      return setBadge(app, command as typeof op)
    case 'pay-badges':
      return payBadges(app)
    case 'activate-policy': {
      const { from, keeps, rewrite, ...rest } = command as typeof op
      const written = { policy: rewritten(app.policies.versions()[0]!.policy, rewrite), source: '' }
      return activatePolicy(app, { ...rest, written, from: at(from), keeps: keeps.map(keepOf) })
    }
    case 'cancel-policy':
      return cancelPolicy(app, command as typeof op)
    case 'let-go':
      return removeFromAgency(app, command as typeof op)
    case 'bid':
      return bidBoost(app, command as typeof op)
    case 'close-auctions':
      return closeDueAuctions(app)
    case 'end-due':
      return endDuePosts(app)
    case 'write-lapses':
      return writeLapses(app)
  }
}

/** What somebody is shown of a post's price. */
async function lookAt(app: App, postId: string, by: string) {
  const { ok, value } = { value: undefined, ...(await readPost(app, postId, by)) }
  return { ok, value: value && { price: value.price, until: value.priceHoldsUntil } }
}

const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms)
const keepOf = ({ openedBefore, until }: Keep) => ({ openedBefore: at(openedBefore), until: at(until) })

const brief = {
  title: 'Rebuild our booking calendar',
  description: 'Two people can never take the same slot, whatever they press.',
  category: 'Web, Mobile & Software Dev',
  paymentType: 'fixed',
} as const
