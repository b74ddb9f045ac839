import { findFreelancers } from '#database/freelancers'
import { answerInvitations, findInvitations } from '#database/invitations'
import { lockPosts, type PostFacts, saveActivity } from '#database/posts'
import { findProposed, insertProposals, type NewProposal } from '#database/proposals'
import { type Decision, decide, refuse } from '#economy/decision'
import { submitProposal as decideSubmission, type Letter } from '#economy/submit-proposal'
import { available } from '#economy/wallet'
import { type Command, gathered } from '../gather.ts'
import { notify } from '../notices/notify.ts'
import { pricePost } from '../posts/price-post.ts'
import { openLedger } from '../wallets/open-ledger.ts'

export type SubmitProposal = Command & Letter & { postId: string }
/** `price` and `balance` in Connects, `balance` after paying. */
export type Submitted = { proposalId: string; postId: string; price: number; balance: number }

/** One freelancer proposes to one post and pays for it. Runs gathered with others: see gather.ts. */
export const submitProposal = gathered<SubmitProposal, Submitted>('submit-proposal', async (app, tx, commands) => {
  const pairs = commands.map(({ postId, by }) => ({ postId, freelancerId: by }))
  const posts = await lockPosts(
    tx,
    commands.map(({ postId }) => postId),
  )
  const proposed = await findProposed(tx, pairs)
  const invitations = await findInvitations(tx, pairs)
  const freelancers = await findFreelancers(
    tx,
    commands.map(({ by }) => by),
  )
  const ledger = await openLedger(
    app,
    tx,
    commands.map(({ by }) => by),
  )
  const sent: { proposal: NewProposal; post: PostFacts; answersInvitation: boolean }[] = []

  const decisions = commands.map(command => one(command))
  await insertProposals(
    tx,
    sent.map(({ proposal }) => proposal),
    app.policy.name,
    ledger.now,
  )
  await ledger.save()
  await saveActivity(
    tx,
    sent.map(({ post, answersInvitation }) => ({
      postId: post.post_id,
      proposals: 1,
      unanswered: answersInvitation ? -1 : 0,
    })),
  )
  const answered = sent.filter(({ answersInvitation }) => answersInvitation)
  await answerInvitations(
    tx,
    answered.map(({ proposal }) => ({ ...proposal, answer: 'proposed' })),
    ledger.now,
  )
  await notify(app, tx, sent.map(noticeToClient), ledger.now)
  return decisions

  function one(command: SubmitProposal): Decision<Submitted> {
    const post = posts.get(command.postId)
    const freelancer = freelancers.get(command.by)
    if (!post || post.state === 'removed') return refuse('not-found')
    if (!freelancer || !ledger.has(command.by)) return refuse('not-a-freelancer')
    const pair = `${command.postId}/${command.by}`
    const invitation = invitations.get(pair)
    const [proposalId, movementId] = [app.newId(), app.newId()]
    const target = {
      id: post.post_id,
      clientId: post.client_id,
      state: post.state,
      endsAt: post.ends_at.toTemporalInstant(),
      questions: post.questions,
      countries: post.countries,
      editedAt: post.edited_at?.toISOString() ?? null,
    }
    const price = pricePost(app, post, invitation !== undefined)
    const decision = decideSubmission(
      command,
      {
        post: target,
        price,
        freelancer,
        wallet: ledger.wallet(command.by),
        alreadyProposed: proposed.has(pair),
        proposalId,
        movementId,
      },
      app.policy,
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
    }
    sent.push({ proposal, post, answersInvitation: invitation?.answer === null })
    return decide({
      proposalId,
      postId: post.post_id,
      price: price.connects,
      balance: available(ledger.wallet(command.by), ledger.now),
    })
  }

  function noticeToClient({ post, proposal }: (typeof sent)[number]) {
    const name = freelancers.get(proposal.freelancerId)!.name
    return {
      memberId: post.client_id,
      kind: 'proposal-received',
      text: `${name} sent a proposal for "${post.title}".`,
      link: `/client/posts/${post.post_id}`,
    }
  }
})
