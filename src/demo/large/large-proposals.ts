import { saveActivity } from '#database/posts/posts'
import { insertProposals, type NewProposal } from '#database/proposals/proposals'
import { writeTogether } from '#database/write-together'
import { burn } from '#economy/wallets/burn'
import { policyNow } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { type OpenLedger, openLedger } from '#marketplace/ledger/open-ledger'
import type { SeededApp } from '../seeded.ts'
import type { LargePost } from './large-posts.ts'

export type Pair = { freelancerId: string; post: LargePost }

/** Sends a proposal of each pair and charges it, all in one transaction. Answers how many could pay. */
export function addProposals(app: SeededApp, pairs: Pair[]): Promise<number> {
  return committed(app, async tx => {
    const ledger = await openLedger(
      app,
      tx,
      pairs.map(({ freelancerId }) => freelancerId),
    )
    const sent = pairs.flatMap(pair => charged(app, ledger, pair) ?? [])
    await writeTogether(tx, insertProposals(sent, ledger.now))
    await ledger.save()
    await saveActivity(
      tx,
      sent.map(({ postId }) => ({ postId, proposals: 1 })),
    )
    return sent.length
  })
}

function charged(app: SeededApp, ledger: OpenLedger, { freelancerId, post }: Pair): NewProposal | undefined {
  const order = ledger.policy(freelancerId).lots.burnOrder
  const entries = burn(ledger.wallet(freelancerId), post.price, { order, now: ledger.now })
  if (!entries) return undefined
  const [proposalId, movementId] = [app.newId(), app.newId()]
  const subject = { postId: post.id, proposalId }
  const movement = {
    id: movementId,
    walletId: freelancerId,
    kind: 'proposal' as const,
    at: ledger.now,
    entries,
    ...subject,
  }
  return {
    ...subject,
    freelancerId,
    movementId,
    movementSeq: ledger.post(movement),
    price: post.price,
    policy: app.policies.at(ledger.now).id,
    ...letter(app, post),
  }
}

const letter = (app: SeededApp, { bidCents, questions }: LargePost) => ({
  coverLetter: `${app.pick(beginnings)} ${app.pick(ends)}`,
  bidCents: Math.max(policyNow(app).proposals.bidLeastCents, Math.round(bidCents * (0.8 + app.random() * 0.4))),
  answers: Array.from({ length: questions }, () => app.pick(ends)),
  portfolio: [],
})

const beginnings = [
  'I have done work of this kind for six clients in the past two years.',
  'Your post says what finished means, which is rarer than it should be.',
  'I could begin on Monday and would start with a sample you can judge.',
]
const ends = [
  'I would look at what you have first and tell you in half a page what I found.',
  'You would hear from me every second day, in writing.',
  'Tell me what worries you most about it and I will begin there.',
]
