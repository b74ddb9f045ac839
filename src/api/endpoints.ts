import { approveAdjustmentEndpoint } from './adjustments/approve-adjustment.ts'
import { askAdjustmentEndpoint } from './adjustments/ask-adjustment.ts'
import { listAdjustmentsEndpoint } from './adjustments/list-adjustments.ts'
import { rejectAdjustmentEndpoint } from './adjustments/reject-adjustment.ts'
import { declineAgencyEndpoint } from './agencies/decline-agency.ts'
import { inviteToAgencyEndpoint } from './agencies/invite-to-agency.ts'
import { joinAgencyEndpoint } from './agencies/join-agency.ts'
import { listAgenciesEndpoint } from './agencies/list-agencies.ts'
import { makeAgencyEndpoint } from './agencies/make-agency.ts'
import { readAgencyEndpoint } from './agencies/read-agency.ts'
import { readAgencyActsEndpoint } from './agencies/read-agency-acts.ts'
import { removeFromAgencyEndpoint } from './agencies/remove-from-agency.ts'
import { setAgencyRoleEndpoint } from './agencies/set-agency-role.ts'
import { bidBoostEndpoint } from './boosts/bid-boost.ts'
import { readAuctionEndpoint } from './boosts/read-auction.ts'
import { readBoostLiftEndpoint } from './boosts/read-boost-lift.ts'
import { approveCampaignEndpoint } from './campaigns/approve-campaign.ts'
import { claimCampaignEndpoint } from './campaigns/claim-campaign.ts'
import { createCampaignEndpoint } from './campaigns/create-campaign.ts'
import { downloadAnswersEndpoint } from './campaigns/download-answers.ts'
import { editCampaignEndpoint } from './campaigns/edit-campaign.ts'
import { endCampaignEndpoint } from './campaigns/end-campaign.ts'
import { listCampaignsEndpoint } from './campaigns/list-campaigns.ts'
import { readCampaignEndpoint } from './campaigns/read-campaign.ts'
import { readOfferEndpoint } from './campaigns/read-offer.ts'
import { moveClockEndpoint } from './clock/move-clock.ts'
import { readClockEndpoint } from './clock/read-clock.ts'
import { stopClockEndpoint } from './clock/stop-clock.ts'
import { listJobsEndpoint } from './clockwork/list-jobs.ts'
import { runJobEndpoint } from './clockwork/run-job.ts'
import type { Endpoint } from './endpoint.ts'
import { listBadgesEndpoint } from './grants/list-badges.ts'
import { readEarningEndpoint } from './grants/read-earning.ts'
import { setBadgeEndpoint } from './grants/set-badge.ts'
import { declineInvitationEndpoint } from './invitations/decline-invitation.ts'
import { inviteFreelancerEndpoint } from './invitations/invite-freelancer.ts'
import { listInvitationsEndpoint } from './invitations/list-invitations.ts'
import { suggestFreelancersEndpoint } from './invitations/suggest-freelancers.ts'
import { proveStatementEndpoint } from './ledger/prove-statement.ts'
import { readHeadEndpoint } from './ledger/read-head.ts'
import { createKeyEndpoint } from './members/create-key.ts'
import { editProfileEndpoint } from './members/edit-profile.ts'
import { listClientsEndpoint } from './members/list-clients.ts'
import { listMembersEndpoint } from './members/list-members.ts'
import { readKeysEndpoint } from './members/read-keys.ts'
import { readMemberEndpoint } from './members/read-member.ts'
import { readPlanEndpoint } from './members/read-plan.ts'
import { readProfileEndpoint } from './members/read-profile.ts'
import { revokeKeyEndpoint } from './members/revoke-key.ts'
import { searchFreelancersEndpoint } from './members/search-freelancers.ts'
import { setPlanEndpoint } from './members/set-plan.ts'
import { setPriceCountryEndpoint } from './members/set-price-country.ts'
import { verifyClientEndpoint } from './members/verify-client.ts'
import { markReadEndpoint } from './notices/mark-read.ts'
import { readNoticesEndpoint } from './notices/read-notices.ts'
import { readActsEndpoint } from './operators/read-acts.ts'
import { activatePolicyEndpoint } from './policy/activate-policy.ts'
import { cancelPolicyEndpoint } from './policy/cancel-policy.ts'
import { comparePoliciesEndpoint } from './policy/compare-policies.ts'
import { listPolicyVersionsEndpoint } from './policy/list-policy-versions.ts'
import { readPolicyEndpoint } from './policy/read-policy.ts'
import { readPolicyChangesEndpoint } from './policy/read-policy-changes.ts'
import { readPolicyVersionEndpoint } from './policy/read-policy-version.ts'
import { closePostEndpoint } from './posts/close-post.ts'
import { editPostEndpoint } from './posts/edit-post.ts'
import { listClientPostsEndpoint } from './posts/list-client-posts.ts'
import { prolongPostEndpoint } from './posts/prolong-post.ts'
import { publishPostEndpoint } from './posts/publish-post.ts'
import { readPostEndpoint } from './posts/read-post.ts'
import { readPriceEndpoint } from './posts/read-price.ts'
import { removePostEndpoint } from './posts/remove-post.ts'
import { searchPostsEndpoint } from './posts/search-posts.ts'
import { declineProposalEndpoint } from './proposals/decline-proposal.ts'
import { hireFreelancerEndpoint } from './proposals/hire-freelancer.ts'
import { interviewFreelancerEndpoint } from './proposals/interview-freelancer.ts'
import { listOwnProposalsEndpoint } from './proposals/list-own-proposals.ts'
import { listReceivedProposalsEndpoint } from './proposals/list-received-proposals.ts'
import { readDraftEndpoint } from './proposals/read-draft.ts'
import { readProposalEndpoint } from './proposals/read-proposal.ts'
import { saveDraftEndpoint } from './proposals/save-draft.ts'
import { shortlistProposalEndpoint } from './proposals/shortlist-proposal.ts'
import { submitProposalEndpoint } from './proposals/submit-proposal.ts'
import { viewProposalEndpoint } from './proposals/view-proposal.ts'
import { withdrawProposalEndpoint } from './proposals/withdraw-proposal.ts'
import { listBundlesEndpoint } from './purchases/list-bundles.ts'
import { readBundleEndpoint } from './purchases/read-bundle.ts'
import { recordPurchaseEndpoint } from './purchases/record-purchase.ts'
import { revokePurchaseEndpoint } from './purchases/revoke-purchase.ts'
import { keepReadinessAnswersEndpoint } from './readiness/keep-readiness-answers.ts'
import { readReadinessTestEndpoint } from './readiness/read-readiness-test.ts'
import { startReadinessTestEndpoint } from './readiness/start-readiness-test.ts'
import { submitReadinessTestEndpoint } from './readiness/submit-readiness-test.ts'
import { readVisibilityEndpoint } from './visibility/read-visibility.ts'
import { startVisibilityEndpoint } from './visibility/start-visibility.ts'
import { stopVisibilityEndpoint } from './visibility/stop-visibility.ts'
import { downloadStatementEndpoint } from './wallets/download-statement.ts'
import { findWalletsEndpoint } from './wallets/find-wallets.ts'
import { lookAtWalletEndpoint } from './wallets/look-at-wallet.ts'
import { readLimitsEndpoint } from './wallets/read-limits.ts'
import { readStatementEndpoint } from './wallets/read-statement.ts'
import { readWalletEndpoint } from './wallets/read-wallet.ts'
import { setLimitsEndpoint } from './wallets/set-limits.ts'

/** Every operation, in the order of the reference page. */
export const endpoints: Endpoint[] = [
  searchPostsEndpoint,
  readPostEndpoint,
  readPriceEndpoint,
  listClientPostsEndpoint,
  publishPostEndpoint,
  editPostEndpoint,
  closePostEndpoint,
  prolongPostEndpoint,
  removePostEndpoint,
  submitProposalEndpoint,
  listOwnProposalsEndpoint,
  readProposalEndpoint,
  withdrawProposalEndpoint,
  saveDraftEndpoint,
  readDraftEndpoint,
  readAuctionEndpoint,
  bidBoostEndpoint,
  listReceivedProposalsEndpoint,
  viewProposalEndpoint,
  shortlistProposalEndpoint,
  interviewFreelancerEndpoint,
  declineProposalEndpoint,
  hireFreelancerEndpoint,
  inviteFreelancerEndpoint,
  declineInvitationEndpoint,
  listInvitationsEndpoint,
  suggestFreelancersEndpoint,
  readWalletEndpoint,
  readStatementEndpoint,
  downloadStatementEndpoint,
  proveStatementEndpoint,
  readLimitsEndpoint,
  setLimitsEndpoint,
  listBundlesEndpoint,
  readBundleEndpoint,
  readEarningEndpoint,
  readReadinessTestEndpoint,
  startReadinessTestEndpoint,
  keepReadinessAnswersEndpoint,
  submitReadinessTestEndpoint,
  readOfferEndpoint,
  claimCampaignEndpoint,
  listCampaignsEndpoint,
  createCampaignEndpoint,
  approveCampaignEndpoint,
  readCampaignEndpoint,
  editCampaignEndpoint,
  endCampaignEndpoint,
  downloadAnswersEndpoint,
  listBadgesEndpoint,
  setBadgeEndpoint,
  readNoticesEndpoint,
  markReadEndpoint,
  readMemberEndpoint,
  editProfileEndpoint,
  readProfileEndpoint,
  searchFreelancersEndpoint,
  readVisibilityEndpoint,
  startVisibilityEndpoint,
  stopVisibilityEndpoint,
  verifyClientEndpoint,
  listClientsEndpoint,
  listMembersEndpoint,
  readPlanEndpoint,
  setPlanEndpoint,
  setPriceCountryEndpoint,
  createKeyEndpoint,
  readKeysEndpoint,
  revokeKeyEndpoint,
  makeAgencyEndpoint,
  listAgenciesEndpoint,
  readAgencyEndpoint,
  readAgencyActsEndpoint,
  inviteToAgencyEndpoint,
  joinAgencyEndpoint,
  declineAgencyEndpoint,
  setAgencyRoleEndpoint,
  removeFromAgencyEndpoint,
  readPolicyEndpoint,
  listPolicyVersionsEndpoint,
  readPolicyVersionEndpoint,
  comparePoliciesEndpoint,
  activatePolicyEndpoint,
  cancelPolicyEndpoint,
  readPolicyChangesEndpoint,
  readBoostLiftEndpoint,
  readHeadEndpoint,
  listJobsEndpoint,
  runJobEndpoint,
  readClockEndpoint,
  moveClockEndpoint,
  stopClockEndpoint,
  findWalletsEndpoint,
  lookAtWalletEndpoint,
  recordPurchaseEndpoint,
  revokePurchaseEndpoint,
  askAdjustmentEndpoint,
  listAdjustmentsEndpoint,
  approveAdjustmentEndpoint,
  rejectAdjustmentEndpoint,
  readActsEndpoint,
]
