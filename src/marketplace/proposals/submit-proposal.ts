import { Conflict } from '#database/conflict'
import { findFreelancers } from '#database/freelancers'
import { answerInvitations, findInvitations } from '#database/invitations'
import type { Database } from '#database/open'
import { type Arrivals, findPosts, lockPosts, type PostFacts, saveArrivals } from '#database/posts'
import { findProposed, insertProposals, type NewProposal } from '#database/proposals'
import { lockWallets, readWallets, saveBatches, type Tx, type WalletRead } from '#database/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import { nextCycleMs } from '#economy/next-cycle'
import { submitProposal as decideSubmission, type Letter } from '#economy/submit-proposal'
import { available } from '#economy/wallet'
import type { App } from '../app.ts'
import type { Command } from '../gather.ts'
import { gatheredAhead } from '../gather-ahead.ts'
import { noticesOf } from '../notices/notify.ts'
import { policyFor } from '../policy/policy-for.ts'
import { pricePost } from '../posts/price-post.ts'
import { together } from '../together.ts'
import { ledgerOf } from '../wallets/open-ledger.ts'

export type SubmitProposal = Command & Letter & { postId: string }
/** `price` and `balance` in Connects, `balance` after paying. */
export type Submitted = { proposalId: string; postId: string; price: number; balance: number }

/** What is known of a batch before it is committed: its wallets as they will be, and its pairs of post and freelancer. */
type After = { wallets: Map<string, WalletRead>; proposed: Set<string> }
type Sent = { proposal: NewProposal; post: PostFacts; name: string; answersInvitation: boolean }

/** One freelancer proposes to one post and pays for it. Runs gathered with others: see gather-ahead.ts. */
export const submitProposal = gatheredAhead<SubmitProposal, Submitted, After>(
  'submit-proposal',
  async (app, db, commands, { lock, before }) => {
    const read = await readAll(db, commands, { lock, wallets: before?.wallets })
    const { posts, invitations, proposed, freelancers, wallets } = read
    for (const pair of before?.proposed ?? []) proposed.add(pair)
    const ledger = ledgerOf(app, wallets)
    const sent: Sent[] = []
    const decisions = commands.map(command => one(command))
    return {
      decisions,
      until: endOf(app, { posts, wallets }, ledger.now),
      after: { wallets: ledger.after(), proposed: new Set(sent.map(({ proposal }) => pairOf(proposal))) },
      write: async tx => {
        const proposals = sent.map(({ proposal }) => proposal)
        const written = await ledger.save(tx, {
          posts: saveArrivals(arrivalsAt(posts, sent)),
          wallets: saveBatches(wallets, ledger.heads(), ledger.turns()),
          ...insertProposals(proposals, ledger.now),
          ...noticesOf(app, sent.map(noticeToClient), ledger.now),
        })
        if (written.posts !== posts.size || written.wallets !== wallets.size) throw new Conflict()
        const answered = sent.filter(({ answersInvitation }) => answersInvitation)
        await answerInvitations(
          tx,
          answered.map(({ proposal }) => ({ ...proposal, answer: 'proposed' })),
          ledger.now,
        )
      },
    }

    function one(command: SubmitProposal): Decision<Submitted> {
      const post = posts.get(command.postId)
      const freelancer = freelancers.get(command.by)
      if (!post || post.state === 'removed') return refuse('not-found')
      if (!freelancer || !ledger.has(command.by)) return refuse('not-a-freelancer')
      const pair = pairOf({ postId: command.postId, freelancerId: command.by })
      const invitation = invitations.get(pair)
      const [proposalId, movementId] = [app.newId(), app.newId()]
      const policy = ledger.policy(command.by)
      const price = pricePost(policy, post, invitation !== undefined)
      const decision = decideSubmission(
        command,
        {
          post: targetOf(post),
          price,
          freelancer,
          wallet: ledger.wallet(command.by),
          alreadyProposed: proposed.has(pair),
          proposalId,
          movementId,
        },
        policy,
        ledger.now,
      )
      if (!decision.ok) return decision
      const movementSeq = ledger.post(decision.value)
      proposed.add(pair)
      const proposal = {
        ...command,
        answers: command.answers.slice(0, post.questions.length),
        proposalId,
        movementId,
        movementSeq,
        freelancerId: command.by,
        bidCents: command.bidCents!,
        price: price.connects,
        policy: app.policies.at(ledger.now, ledger.wallet(command.by).openedAt).id,
      }
      sent.push({ proposal, post, name: freelancer.name, answersInvitation: invitation?.answer === null })
      return decide({
        proposalId,
        postId: post.post_id,
        price: price.connects,
        balance: available(ledger.wallet(command.by), ledger.now),
      })
    }
  },
)

const pairOf = ({ postId, freelancerId }: { postId: string; freelancerId: string }) => `${postId}/${freelancerId}`

type Known = { lock: boolean; wallets: Map<string, WalletRead> | undefined }

/** Reads what the rules ask. Invitations after their post: who makes one raises the post's version. */
async function readAll(db: Database, commands: SubmitProposal[], { lock, wallets: known }: Known) {
  const pairs = commands.map(({ postId, by }) => ({ postId, freelancerId: by }))
  const postIds = commands.map(({ postId }) => postId)
  const ids = commands.map(({ by }) => by)
  const aboutPosts = async () => {
    const posts = await (lock ? lockPosts(db as Tx, postIds) : findPosts(db, postIds))
    return { posts, invitations: await findInvitations(db, pairs) }
  }
  const [about, proposed, freelancers, wallets] = await together([
    aboutPosts(),
    findProposed(db, pairs),
    findFreelancers(db, ids),
    lock ? lockWallets(db as Tx, ids) : readOthers(db, ids, known),
  ])
  return { ...about, proposed, freelancers, wallets }
}

/** Wallets: those of the batch before as it leaves them, the others from the database. */
async function readOthers(db: Database, ids: string[], known: Map<string, WalletRead> | undefined) {
  const read = await readWallets(db, known ? ids.filter(id => !known.has(id)) : ids)
  for (const id of ids) if (known?.has(id)) read.set(id, known.get(id)!)
  return read
}

type Read = { posts: Map<string, PostFacts>; wallets: Map<string, WalletRead> }

/** When a post ends, a lot lapses or a hold times out that still counted, or a cycle begins: what was decided is true until then. */
function endOf(app: App, { posts, wallets }: Read, now: Temporal.Instant): number {
  let end = Infinity
  const consider = (at: number | undefined) => {
    if (at !== undefined && at > now.epochMilliseconds && at < end) end = at
  }
  for (const { ends_at } of posts.values()) consider(ends_at.getTime())
  for (const { wallet } of wallets.values()) {
    consider(nextCycleMs(wallet, policyFor(app, wallet)))
    for (const { lapsesAt } of wallet.lots) consider(lapsesAt?.epochMilliseconds)
    for (const { timesOutAt } of wallet.holds) consider(timesOutAt.epochMilliseconds)
  }
  return end
}

const targetOf = (post: PostFacts) => ({
  id: post.post_id,
  clientId: post.client_id,
  state: post.state,
  endsAt: post.ends_at.toTemporalInstant(),
  questions: post.questions,
  countries: post.countries,
  editedAt: post.edited_at?.toISOString() ?? null,
})

/** Every post that was read, refused or not: what was decided is true of it at this version. */
function arrivalsAt(posts: Map<string, PostFacts>, sent: Sent[]): Map<string, Arrivals> {
  const arrivals = new Map([...posts].map(([id, { version }]) => [id, { version, proposals: 0, answered: 0 }]))
  for (const { post, answersInvitation } of sent) {
    const at = arrivals.get(post.post_id)!
    at.proposals++
    if (answersInvitation) at.answered++
  }
  return arrivals
}

const noticeToClient = ({ post, name }: Sent) => ({
  memberId: post.client_id,
  kind: 'proposal-received',
  text: `${name} sent a proposal for "${post.title}".`,
  link: `/client/posts/${post.post_id}`,
})
