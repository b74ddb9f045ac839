import type { Endpoint } from './endpoint.ts'
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
import { setPlanEndpoint } from './members/set-plan.ts'
import { verifyClientEndpoint } from './members/verify-client.ts'
import { markReadEndpoint } from './notices/mark-read.ts'
import { readNoticesEndpoint } from './notices/read-notices.ts'
import { readPolicyEndpoint } from './policy/read-policy.ts'
import { closePostEndpoint } from './posts/close-post.ts'
import { editPostEndpoint } from './posts/edit-post.ts'
import { listClientPostsEndpoint } from './posts/list-client-posts.ts'
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
import { downloadStatementEndpoint } from './wallets/download-statement.ts'
import { readStatementEndpoint } from './wallets/read-statement.ts'
import { readWalletEndpoint } from './wallets/read-wallet.ts'

/** Every operation, in the order of the reference page. */
export const endpoints: Endpoint[] = [
  searchPostsEndpoint,
  readPostEndpoint,
  readPriceEndpoint,
  listClientPostsEndpoint,
  publishPostEndpoint,
  editPostEndpoint,
  closePostEndpoint,
  removePostEndpoint,
  submitProposalEndpoint,
  listOwnProposalsEndpoint,
  readProposalEndpoint,
  withdrawProposalEndpoint,
  saveDraftEndpoint,
  readDraftEndpoint,
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
  readNoticesEndpoint,
  markReadEndpoint,
  readMemberEndpoint,
  editProfileEndpoint,
  readProfileEndpoint,
  verifyClientEndpoint,
  listClientsEndpoint,
  listMembersEndpoint,
  readPlanEndpoint,
  setPlanEndpoint,
  createKeyEndpoint,
  readKeysEndpoint,
  revokeKeyEndpoint,
  readPolicyEndpoint,
  readHeadEndpoint,
]
