import type { Facts, Refusal } from './decision.ts'
import { dateWords, some } from './figure-words.ts'
import { openStates } from './proposals/proposal-states.ts'

/** In words where it is an instant; the reference page fills in the names of facts instead. */
function when(fact: Facts[string] | undefined): string {
  const written = String(fact)
  return /^\d{4}-/.test(written) ? dateWords(Temporal.Instant.from(written)) : written
}

/** "1 Connect", "4 Connects"; the reference page fills in the names of facts instead. */
const counted = (fact: Facts[string] | undefined, one: string): string =>
  typeof fact === 'number' ? some(fact, one) : `${fact} ${one}s`
const connects = (fact: Facts[string] | undefined): string => counted(fact, 'Connect')

const ownLimit =
  'Nothing was charged and nothing is lost. You set it yourself: change it in your wallet, under Your limits.'

/** What a proposal in this state cannot become again, as it is told to whoever asked for it. */
const proposalCannot = (state: string): string =>
  isOpenState(state)
    ? `This proposal has come further already (${state}), so this cannot be done again. Nothing was changed.`
    : `This proposal has already ended (${state}). Nothing was changed.`
const isOpenState = (state: string): boolean => (openStates as readonly string[]).includes(state)

/**
 * Every refusal of the product: one sentence or two that say what happened, what was not lost and what to do next.
 * `field` names the form field it belongs beside.
 */
export const refusals = {
  'not-found': { text: () => 'There is nothing at this address, or it is not yours to see.' },
  'sign-in-needed': { text: () => 'Sign in first. What you typed is still here.' },
  'not-yours': { text: () => 'This belongs to somebody else. Nothing was changed.' },
  'not-a-freelancer': {
    text: () => 'Only a freelancer can do this. Switch on the freelancer side of your account under Profile.',
  },
  'not-a-client': { text: () => 'Only a client can do this. Switch on the client side of your account under Profile.' },
  'not-an-operator': { text: () => 'Only an operator of this marketplace can do this.' },
  'invalid-input': {
    text: f => `${f.message ?? 'Something in this form is not right.'} Nothing was sent and nothing was charged.`,
  },
  'email-not-verified': {
    text: () =>
      'Confirm your e-mail address first: open the link we sent you. What you typed is kept, nothing was sent and nothing was charged.',
  },
  'own-post': { text: () => 'This is your own post. Nothing was charged.' },
  'post-not-open': {
    text: f =>
      `This post is ${f.state ?? 'closed'} and takes no more proposals. ${f.side === 'client' ? 'Nothing was changed.' : 'Nothing was charged; your draft is kept.'}`,
  },
  'post-already-ended': { text: f => `This post has already ended (${f.state}). Nothing was changed.` },
  'post-has-hire': {
    text: f => `Somebody has been hired on this post, so this can no longer change: ${f.what}. Nothing was saved.`,
  },
  'post-has-proposals': {
    text: f =>
      `Freelancers have already paid to answer this post, so this can no longer change: ${f.what}. Nothing was saved.`,
  },
  'prolonging-off': {
    text: () => 'Under the rules here a post is not kept open longer. Nothing was changed; you can publish it again.',
  },
  'open-long-enough': {
    text: f =>
      `This post is open until ${when(f.endsAt)}, which is as long as the rules allow now. Nothing was changed.`,
  },
  'already-invited': {
    text: () => 'You have already invited this freelancer to this post. Nothing was sent a second time.',
  },
  'invitations-of-post': {
    text: f =>
      `A post has at most ${counted(f.most, 'invitation')}, and this one has had them. Nothing was sent; who was invited can still answer.`,
  },
  'invitations-of-day': {
    text: f =>
      `You may send ${counted(f.most, 'invitation')} in 24 hours, for all your posts together, and have sent them. Nothing more was sent; go on tomorrow.`,
  },
  'has-proposed': {
    text: () =>
      'This freelancer has already sent a proposal to this post. Look among its proposals; no invitation was sent.',
  },
  'no-such-plan': {
    text: f => `There is no plan "${f.plan}" here; there are ${f.plans}. Nothing was changed.`,
    field: 'plan',
  },
  'already-on-plan': {
    text: f => `This is ${f.plan} already. Nothing was changed and nothing was granted a second time.`,
    field: 'plan',
  },
  'no-agencies': { text: () => 'Under the rules here there are no agencies. Nothing was changed.' },
  'owns-agency': {
    text: () => 'Whoever owns an agency owns one: hand it over first. Nothing was changed.',
  },
  'not-in-agency': {
    text: () =>
      'You do not belong to this agency, or not any more. Nothing was done and nothing was charged; go on for yourself.',
  },
  'not-for-members': {
    text: f => `In an agency this is for ${f.who}. Nothing was changed; ask one of them.`,
  },
  'not-a-buyer': {
    text: f => `For the pool of an agency Connects are bought by ${f.buyers}. Nothing was charged; ask one of them.`,
  },
  'owner-stays': {
    text: () => 'An agency always has one owner. Nothing was changed; hand it over to another member first.',
  },
  'already-in-agency': { text: () => 'This is so already, or has been asked for already. Nothing was changed.' },
  'agency-full': {
    text: f => `An agency has at most ${f.most} people and invitations. Nothing was sent; take one back first.`,
  },
  'for-persons': {
    text: () =>
      'This is for a person, and you act for an agency. Nothing was given and nothing is lost; act for yourself to have it.',
  },
  'pool-frozen': {
    text: f =>
      `The pool of this agency is frozen on the plan ${f.plan}. Nothing was charged or set aside, and nothing of it is lost${f.plans === '' ? '' : `: it is there again on ${f.plans}`}.`,
  },
  'invitation-answered': { text: () => 'This invitation has already been answered. Nothing was changed.' },
  'post-full': {
    text: f => `This post has ${counted(f.openings, 'opening')}, and no more can be filled. Nothing was changed.`,
  },
  'too-many-drafts': {
    text: f =>
      `You have ${counted(f.most, 'draft')}, and this one is not kept. Send the proposal, or another one first.`,
  },
  'already-proposed': {
    text: () => 'You have already sent a proposal to this post. Nothing was charged a second time.',
  },
  'too-few-connects': {
    text: f =>
      f.hold === undefined
        ? `This proposal costs ${connects(f.price)} and you have ${f.available}. Nothing was charged; your draft is kept.`
        : `This sets ${connects(f.hold)} aside and you have ${f.available}. Nothing was set aside.`,
  },
  'over-monthly-budget': {
    text: f =>
      `Your own limit is ${connects(f.most)} a month. You have spent ${f.spent} of it, and ${f.cost} more would pass it. ${ownLimit}`,
  },
  'over-weekly-budget': {
    text: f =>
      `Your own limit is ${connects(f.most)} a week. You have spent ${f.spent} of it, and ${f.cost} more would pass it. ${ownLimit}`,
  },
  'budget-not-by': {
    text: f => `A budget is set by the ${f.per} here, not by the ${f.asked}. Your limits are as they were.`,
  },
  'over-proposal-limit': {
    text: f => `Your own limit for a proposal is ${connects(f.most)}; this costs ${f.cost}. ${ownLimit}`,
  },
  'over-boost-limit': {
    text: f => `Your own limit for a boost is ${connects(f.most)}; this is ${f.cost}. ${ownLimit}`,
    field: 'connects',
  },
  'post-changed': {
    text: () =>
      'The client edited this post after you read it. Nothing was charged; your draft is kept. Read the post once more and confirm again.',
  },
  'price-changed': {
    text: f =>
      `The price is now ${connects(f.price)} instead of ${f.shown}. Nothing was charged; look at the new price and confirm again.`,
    field: 'price',
  },
  'location-not-allowed': {
    text: f => `The client asks for freelancers from ${f.countries}. Nothing was charged; your draft is kept.`,
  },
  'cover-letter-missing': { text: () => 'Write a few words to the client. Nothing was charged.', field: 'coverLetter' },
  'cover-letter-too-long': {
    text: f =>
      `The letter has ${counted(f.length, 'character')}; at most ${f.most} fit. Nothing was charged and nothing was cut.`,
    field: 'coverLetter',
  },
  'answer-missing': { text: f => `Answer question ${f.number} of the client. Nothing was charged.`, field: 'answers' },
  'answer-too-long': {
    text: f =>
      `Answer ${f.number} has ${counted(f.length, 'character')}; at most ${f.most} fit. Nothing was charged and nothing was cut.`,
    field: 'answers',
  },
  'bid-missing': { text: () => 'Say what you ask for this work. Nothing was charged.', field: 'bid' },
  'bid-out-of-range': { text: f => `A bid is between ${f.least} and ${f.most}. Nothing was charged.`, field: 'bid' },
  'too-many-links': {
    text: f => `Links: ${f.count}; at most ${f.most} fit. Nothing was charged.`,
    field: 'portfolio',
  },
  'link-not-allowed': {
    text: () => 'Portfolio links begin with https:// and have at most 300 letters. Nothing was charged.',
    field: 'portfolio',
  },
  'proposal-not-open': { text: f => proposalCannot(String(f.state)) },
  'boosts-off': { text: () => 'There are no boosts on this marketplace. Nothing was held.' },
  'boost-closed': {
    text: () =>
      'The bidding on this post has closed. Nothing more was held; what you have bid before stands as it was.',
    field: 'connects',
  },
  'boost-placed': {
    text: f => `Your proposal has its place already, for ${connects(f.bid)}. Nothing more was held.`,
    field: 'connects',
  },
  'boost-price': {
    text: f =>
      `A place costs you ${connects(f.price)}, by what you bid for the work. Nothing was held; take it for that.`,
    field: 'connects',
  },
  'boost-consumed': {
    text: f =>
      `The client has acted on your proposal: your boost of ${connects(f.bid)} has its place and cannot be outbid. Nothing more was held.`,
    field: 'connects',
  },
  'boost-unfit': {
    text: f =>
      `A boost is for freelancers who fit. This post asks for ${f.skills}; ${f.shared === 0 ? 'your profile names none of these' : `your profile names ${f.shared} of these, and it takes ${f.needs}`}. Add those you have to your profile, then bid. Nothing was held.`,
    field: 'connects',
  },
  'boost-places-taken': {
    text: () => 'No place can be had now: all are taken, and none of them may be outbid. Nothing was held.',
    field: 'connects',
  },
  'boost-too-low': {
    text: f =>
      `A bid must be ${connects(f.least)} or more to have a place, and never below your own. Nothing more was held.`,
    field: 'connects',
  },
  'boost-too-high': { text: f => `A bid is at most ${connects(f.most)}. Nothing more was held.`, field: 'connects' },
  'hold-not-found': { text: () => 'There is no such hold, or it is not yours to change. Nothing was moved.' },
  'hold-ended': { text: f => `These Connects are no longer held (${f.state}). Nothing was moved.` },
  'hold-too-small': {
    text: f => `You asked for ${connects(f.asked)} of this hold, more than it holds: ${f.held}. Nothing was moved.`,
  },
  'hold-reason-used': {
    text: () => 'Connects were held for the same reason before, but not as many or not as long. Nothing was set aside.',
  },
  'not-a-sandbox': {
    text: () =>
      'Time is moved only in a sandbox: where no mail leaves, in a marketplace that began with the demo or was started with TEST_CLOCK=on. Nothing was changed.',
  },
  'clock-never-back': {
    text: f => `It is ${f.now} here already, and time never goes back. Choose a later instant; nothing was changed.`,
    field: 'to',
  },
  'clock-too-far': {
    text: f =>
      `Time is moved at most ${counted(f.years, 'year')} at once. Choose an earlier instant; nothing was changed.`,
    field: 'to',
  },
  'clock-is-moving': {
    text: () => 'The clock is being moved already. Wait until it has arrived, or stop it; nothing was changed.',
  },
  'clock-not-moving': { text: () => 'The clock is not being moved. Nothing was changed.' },
  'policy-invalid': {
    text: f => `This is no policy that can be used: ${f.message} Nothing was changed; mend the file and send it again.`,
    field: 'policy',
  },
  'policy-unchanged': {
    text: f => `These are the rules of ${f.version} already, so there is nothing to activate. Nothing was changed.`,
    field: 'policy',
  },
  'policy-too-soon': {
    text: f =>
      `Under the rules in force a next version is announced ${f.notice} ahead, so it cannot hold before ${when(f.earliest)}. Nothing was changed; choose that instant or a later one.`,
    field: 'from',
  },
  'policy-too-far': {
    text: f =>
      `A next version is announced at most ten years ahead, so it has to hold from ${when(f.latest)} at the latest. Nothing was changed.`,
    field: 'from',
  },
  'policy-before-scheduled': {
    text: f =>
      `${f.version} is scheduled from ${when(f.from)}; another comes after it. Nothing was changed; choose a later day, or cancel ${f.version} first.`,
    field: 'from',
  },
  'policy-keep-out-of-order': {
    text: f =>
      `Whoever keeps the rules before joined no later than ${when(f.from)}, and keeps them until a day after it. Nothing was changed; correct the two days.`,
    field: 'keepUntil',
  },
  'policy-in-force': {
    text: f =>
      `${f.version} is in force since ${when(f.from)}, and what is in force cannot be cancelled. Nothing was changed; activate another version after it.`,
  },
  'policy-others-follow': {
    text: f =>
      `${f.after} is scheduled after ${f.version} and was announced against it. Nothing was changed; cancel ${f.after} first.`,
  },
  'no-such-bundle': {
    text: f =>
      f.any !== ''
        ? `${connects(f.asked)} are not sold here; any amount from ${f.any} is${f.bundles === '' ? '' : `, and bundles of ${f.bundles}`}. Nothing was charged.`
        : f.bundles === ''
          ? 'No Connects are sold here. Nothing was charged.'
          : `${connects(f.asked)} are not sold together here; bundles are of ${f.bundles}. Nothing was charged.`,
    field: 'connects',
  },
  'bundle-not-for-plan': {
    text: f =>
      `${connects(f.asked)} can be bought on ${f.plans} only, and the plan is ${f.plan}. Nothing was charged; change the plan first.`,
    field: 'connects',
  },
  'purchase-differs': {
    text: () =>
      'Something else was bought with this payment reference before. Nothing was given; look at the reference and the amounts.',
    field: 'reference',
  },
  'payment-elsewhere': {
    text: f =>
      `The payment ${f.reference} has bought Connects in another wallet, ${f.wallet}. Nothing was given. If that one was wrong, take the purchase back there first, then record it here again.`,
    field: 'reference',
  },
  'purchase-waits': {
    text: () =>
      'This purchase waits for a second operator, so nothing of it was given and nothing was taken. Reject it among the adjustments.',
    field: 'reference',
  },
  'adjustment-too-large': {
    text: f =>
      `This would take ${connects(f.asked)}, and the wallet has ${f.available}. Nothing was taken; ask for ${f.available} or fewer.`,
    field: 'connects',
  },
  'adjustment-decided': {
    text: f => `This adjustment was ${f.state} before. Nothing was done a second time.`,
  },
  'own-request': {
    text: f => `This ${f.what} is ${f.whose}, so another operator has to approve it. Nothing was moved; it waits.`,
  },
  'for-yourself': {
    text: () =>
      'Nobody brings Connects about for themselves, nor for another account of theirs. Nothing was changed; ask another operator to do it.',
  },
  'own-cause': {
    text: () =>
      'Nobody decides about themselves or another account of theirs, nor about a post they have proposed to. Nothing was changed; ask another operator to do it.',
  },
  'own-prices': {
    text: () =>
      'Nobody sets their own prices, nor those of another account of theirs. Nothing was changed; ask another operator to do it.',
  },
  'campaign-approved': {
    text: () => 'This campaign needs no approval, or has it already. Nothing was changed.',
  },
  'campaign-changed': {
    text: f =>
      `This campaign was changed after you read it: ${f.most === null ? 'it is for everybody now, without a limit' : `it can give ${counted(f.most, String(f.gives))} in all now`}. Nothing was approved; look at it and decide again.`,
  },
  'visibility-not-offered': {
    text: () => 'This cannot be switched on here now. Nothing was changed and nothing was charged.',
  },
  'ceiling-below-price': {
    text: f =>
      `It costs ${connects(f.weekly)} a week now, and your ceiling of ${f.ceiling} is below that. Nothing was changed and nothing was charged; raise the ceiling or wait for a lower price.`,
    field: 'ceiling',
  },
  'cannot-pay-visibility': {
    text: () =>
      'The first Connect is due on switching on, and you have none to spend. Nothing was changed and nothing was charged.',
  },
  'test-passed': { text: () => 'You have passed the readiness test already. Its Connects are in your statement.' },
  'test-too-soon': {
    text: f =>
      `The next attempt may begin on ${String(f.on).slice(0, 10)} at ${String(f.on).slice(11, 16)} UTC. Nothing was lost; read the explanations meanwhile.`,
  },
  'test-not-running': {
    text: () =>
      'No attempt at the readiness test is running. What you handed in before is kept; nothing was graded twice.',
  },
  'test-time-up': {
    text: () => 'The time of this attempt is up. What was kept before counts: hand it in to see the result.',
  },
  'no-such-grant': { text: () => 'The rules of this marketplace give no Connects for this. Nothing was changed.' },
  'code-unknown': {
    text: () => 'No campaign has this code. Check it against where you found it; nothing was used up.',
    field: 'code',
  },
  'too-many-codes': {
    text: f =>
      `No campaign has the codes you entered. Nothing was used up; try again in ${typeof f.seconds === 'number' ? some(Math.ceil(f.seconds / 60), 'minute') : 'some minutes'}, with the code as it was given to you.`,
    field: 'code',
  },
  'code-taken': { text: () => 'Another campaign has this code. Nothing was saved; choose another.', field: 'code' },
  'campaign-not-open': {
    text: f =>
      f.state === 'upcoming' || f.state === 'waiting'
        ? 'This campaign has not begun yet. Nothing was used up; come back when it has.'
        : 'This campaign is over. Nothing was given and nothing was lost.',
    field: 'code',
  },
  'campaign-full': {
    text: () => 'All that this campaign gives has been given. Nothing was lost.',
    field: 'code',
  },
  'campaign-over': {
    text: () => 'This campaign is over and can no longer be changed. Nothing was saved; make another one.',
  },
  'campaign-ends-before': {
    text: f =>
      `It would end before ${when(f.at)}. Nothing was saved; choose a later end${f.act === 'change' ? ', or end it now' : ''}.`,
    field: 'closesAt',
  },
  'campaign-limit-below-given': {
    text: f => `${f.given} people have received it already, so it cannot be for fewer. Nothing was saved.`,
    field: 'limit',
  },
  'campaign-claimed': {
    text: f =>
      typeof f.times === 'number' && f.times > 1
        ? `You have received what this campaign gives ${f.times} times, as often as it gives it to one person. Nothing was given again.`
        : 'You have received what this campaign gives already. Nothing was given a second time.',
    field: 'code',
  },
  'too-many-keys': {
    text: f => `You have ${counted(f.most, 'key')}. Revoke one you do not use; no other was made.`,
    field: 'name',
  },
  'key-reused': {
    text: () => 'This Idempotency-Key was used before with another request. Nothing was done; send a new key.',
  },
  'key-missing': {
    text: () => 'Send an Idempotency-Key header, so that a retry can never charge twice. Nothing was done.',
  },
  'too-many-requests': {
    text: f => `That was many requests at once. Try again in ${counted(f.seconds, 'second')}; nothing was lost.`,
  },
  overloaded: {
    text: f =>
      `More people are doing this right now than the marketplace can serve. Nothing was done and nothing was charged; try again in ${counted(f.seconds, 'second')}.`,
  },
} as const satisfies Record<string, RefusalEntry>

type RefusalEntry = { text: (facts: Facts) => string; field?: string }

export type RefusalCode = keyof typeof refusals

/** The sentence of a refusal, for a person. */
export const refusalText = ({ code, facts }: Refusal): string => refusals[code].text(facts)

/** The form field a refusal belongs beside, if any. */
export const refusalField = ({ code }: Refusal): string | undefined => (refusals[code] as RefusalEntry).field
