import type { Facts, Refusal } from './decision.ts'

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
      'Confirm your e-mail address first: open the link we sent you. Your draft is kept and nothing was charged.',
  },
  'own-post': { text: () => 'This is your own post. Nothing was charged.' },
  'post-not-open': {
    text: f =>
      `This post is ${f.state ?? 'closed'} and takes no more proposals. Nothing was charged; your draft is kept.`,
  },
  'post-already-ended': { text: f => `This post has already ended (${f.state}). Nothing was changed.` },
  'post-has-hire': {
    text: f => `Somebody has been hired on this post, so this can no longer change: ${f.what}. Nothing was saved.`,
  },
  'post-has-proposals': {
    text: f =>
      `Freelancers have already paid to answer this post, so this can no longer change: ${f.what}. Nothing was saved.`,
  },
  'already-invited': {
    text: () => 'You have already invited this freelancer to this post. Nothing was sent a second time.',
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
  'invitation-answered': { text: () => 'This invitation has already been answered. Nothing was changed.' },
  'post-full': { text: f => `All ${f.openings} openings of this post are filled. Nothing was changed.` },
  'already-proposed': {
    text: () => 'You have already sent a proposal to this post. Nothing was charged a second time.',
  },
  'too-few-connects': {
    text: f =>
      f.hold === undefined
        ? `This proposal costs ${f.price} Connects and you have ${f.available}. Nothing was charged; your draft is kept.`
        : `This sets ${f.hold} Connects aside and you have ${f.available}. Nothing was set aside.`,
  },
  'post-changed': {
    text: () =>
      'The client edited this post after you read it. Nothing was charged; your draft is kept. Read the post once more and confirm again.',
  },
  'price-changed': {
    text: f =>
      `The price is now ${f.price} Connects instead of ${f.shown}. Nothing was charged; look at the new price and confirm again.`,
    field: 'price',
  },
  'location-not-allowed': {
    text: f => `The client asks for freelancers from ${f.countries}. Nothing was charged; your draft is kept.`,
  },
  'cover-letter-missing': { text: () => 'Write a few words to the client. Nothing was charged.', field: 'coverLetter' },
  'cover-letter-too-long': {
    text: f => `The letter has ${f.length} characters; at most ${f.most} fit. Nothing was charged and nothing was cut.`,
    field: 'coverLetter',
  },
  'answer-missing': { text: f => `Answer question ${f.number} of the client. Nothing was charged.`, field: 'answers' },
  'answer-too-long': {
    text: f =>
      `Answer ${f.number} has ${f.length} characters; at most ${f.most} fit. Nothing was charged and nothing was cut.`,
    field: 'answers',
  },
  'bid-missing': { text: () => 'Say what you ask for this work. Nothing was charged.', field: 'bid' },
  'bid-out-of-range': { text: f => `A bid is between ${f.least} and ${f.most}. Nothing was charged.`, field: 'bid' },
  'too-many-links': {
    text: f => `There are ${f.count} links; at most ${f.most} fit. Nothing was charged.`,
    field: 'portfolio',
  },
  'link-not-allowed': {
    text: () => 'Portfolio links begin with https:// and have at most 300 letters. Nothing was charged.',
    field: 'portfolio',
  },
  'proposal-not-open': { text: f => `This proposal has already ended (${f.state}). Nothing was changed.` },
  'hold-not-found': { text: () => 'There is no such hold, or it is not yours to change. Nothing was moved.' },
  'hold-ended': { text: f => `These Connects are no longer held (${f.state}). Nothing was moved.` },
  'hold-too-small': { text: f => `${f.asked} Connects are more than the ${f.held} that are held. Nothing was moved.` },
  'hold-reason-used': {
    text: () => 'Connects were held for the same reason before, but not as many or not as long. Nothing was set aside.',
  },
  'too-many-keys': {
    text: f => `You have ${f.most} keys. Revoke one you do not use; no other was made.`,
    field: 'name',
  },
  'key-reused': {
    text: () => 'This Idempotency-Key was used before with another request. Nothing was done; send a new key.',
  },
  'key-missing': {
    text: () => 'Send an Idempotency-Key header, so that a retry can never charge twice. Nothing was done.',
  },
  'too-many-requests': {
    text: f => `That was many requests at once. Try again in ${f.seconds} seconds; nothing was lost.`,
  },
  overloaded: {
    text: f =>
      `More people are doing this right now than the marketplace can serve. Nothing was done and nothing was charged; try again in ${f.seconds} seconds.`,
  },
} as const satisfies Record<string, RefusalEntry>

type RefusalEntry = { text: (facts: Facts) => string; field?: string }

export type RefusalCode = keyof typeof refusals

/** The sentence of a refusal, for a person. */
export const refusalText = ({ code, facts }: Refusal): string => refusals[code].text(facts)

/** The form field a refusal belongs beside, if any. */
export const refusalField = ({ code }: Refusal): string | undefined => (refusals[code] as RefusalEntry).field
