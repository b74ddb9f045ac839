import { answerAgencyInvitation } from '#marketplace/agencies/answer-agency-invitation'
import { inviteToAgency } from '#marketplace/agencies/invite-to-agency'
import { makeAgency } from '#marketplace/agencies/make-agency'
import { policyNow, system } from '#marketplace/app'
import { editProfile } from '#marketplace/members/edit-profile'
import { setPlan } from '#marketplace/plans/set-plan'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { grantAll } from '../grant-all.ts'
import { must } from './acts.ts'
import type { Told } from './story-posts.ts'
import type { Proposer, StoryPost, World } from './world.ts'

const name = 'Night Shift Systems'
const [begunDaysAgo, sentDaysAgo] = [30, 2.4]

/** An agency of three, on a plan on which its pool can be used, with some Connects and two proposals; where the rules have agencies. */
export function playAgency(world: World, told: Told[]): void {
  const { time, people } = world
  const { app } = time
  const rules = policyNow(app).agencies
  const plan = rules?.plans.find(id => !rules.frozenOn.includes(id))
  const [owner, admin, member] = ['tomasz', 'ines', 'chidi'].map(handle => people.get(handle)!) as [
    Proposer,
    Proposer,
    Proposer,
  ]
  if (!rules || !plan) return
  let agencyId = ''
  time.at(begunDaysAgo, async () => {
    agencyId = must(await makeAgency(app, { by: owner.id, name }), name).agencyId
    const about = { headline: 'Booking, billing and ticket systems that hold at four in the morning', skills }
    must(await editProfile(app, { by: agencyId, actor: owner.id, ...about }), name)
    if (plan !== rules.plans[0]) must(await setPlan(app, { by: system, memberId: agencyId, plan }), name)
    await grantAll(app, [{ walletId: agencyId, source: 'demo', reason: 'demo', connects: 60 }])
  })
  for (const [i, [whom, role]] of [[admin, 'admin'] as const, [member, 'member'] as const].entries())
    time.at(begunDaysAgo - 1 - i, () => join({ world, agencyId, owner, whom, role }))
  const open = told.filter(({ story, over, episode }) => !over && !episode && fits(story)).slice(0, 2)
  for (const [i, { story }] of open.entries())
    time.at(sentDaysAgo - i, () => send({ world, agencyId, from: [member, admin][i]!, to: story }))
}

type Joining = { world: World; agencyId: string; owner: Proposer; whom: Proposer; role: 'admin' | 'member' }

async function join({ world, agencyId, owner, whom, role }: Joining): Promise<void> {
  const { app } = world.time
  const asked = must(await inviteToAgency(app, { by: owner.id, agencyId, whom: whom.id, role }), name)
  must(await answerAgencyInvitation(app, { by: whom.id, agencyId, ...asked, accept: true }), name)
}

/** Posts that anybody may answer, and that were there before. */
const fits = ({ post, postedDaysAgo }: StoryPost): boolean =>
  post.category === 'Web, Mobile & Software Dev' && !post.countries?.length && postedDaysAgo > sentDaysAgo + 0.5

type Sending = { world: World; agencyId: string; from: Proposer; to: StoryPost }

async function send({ world, agencyId, from, to }: Sending): Promise<void> {
  const { payment, questions = [] } = to.post
  const letter = {
    coverLetter: `Three of us keep systems like yours running. ${from.name} would do the work, and one of the others reads every change before it leaves the house.`,
    bidCents: 100 * (payment.type === 'fixed' ? payment.budgetUsd : payment.minUsd),
    answers: questions.map(() => 'Yes. We would show you in the first week.'),
    portfolio: [],
  }
  const sendAt = (shownPrice: number) =>
    submitProposal(world.time.app, { by: agencyId, actor: from.id, postId: to.id!, ...letter, shownPrice })
  const sent = await sendAt(to.price)
  if (sent.ok || sent.refusal.code === 'too-few-connects') return
  must(sent.refusal.code === 'price-changed' ? await sendAt(Number(sent.refusal.facts.price)) : sent, to.post.title)
}

const skills = ['PostgreSQL', 'TypeScript', 'Monitoring', 'Testing']
