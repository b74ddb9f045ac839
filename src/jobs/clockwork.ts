import type { Job } from '#marketplace/clockwork/job'
import { announcePoliciesJob } from './announce-policies.ts'
import { chargeVisibilityJob } from './charge-visibility.ts'
import { closeAuctionsJob } from './close-auctions.ts'
import { deliverMailsJob } from './deliver-mails.ts'
import { endDuePostsJob } from './end-due-posts.ts'
import { forgetOldJob } from './forget-old.ts'
import { keepPromisedEndsJob } from './keep-promised-ends.ts'
import { payBadgesJob } from './pay-badges.ts'
import { payInterviewsJob } from './pay-interviews.ts'
import { payReferralsJob } from './pay-referrals.ts'
import { repriceMovingJob } from './reprice-moving.ts'
import { repricePostsJob } from './reprice-posts.ts'
import { returnFirstPacksJob } from './return-first-packs.ts'
import { returnUnreadJob } from './return-unread.ts'
import { tellForfeitsJob } from './tell-forfeits.ts'
import { warnEndingJob } from './warn-ending.ts'
import { writeLapsesJob } from './write-lapses.ts'

/** What happens by itself. What is due at the same instant runs in this order; tests/clockwork/clockwork.test.ts tries each. */
export const clockwork: Job[] = [
  endDuePostsJob,
  closeAuctionsJob,
  returnUnreadJob,
  returnFirstPacksJob,
  keepPromisedEndsJob,
  warnEndingJob,
  writeLapsesJob,
  payBadgesJob,
  payInterviewsJob,
  payReferralsJob,
  chargeVisibilityJob,
  tellForfeitsJob, // After whatever moves Connects.
  repricePostsJob,
  repriceMovingJob,
  announcePoliciesJob,
  deliverMailsJob,
  forgetOldJob,
]
