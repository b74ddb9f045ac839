import { rulesFor } from '../boosts/place-price.ts'
import { connectsWords, daysWords, lifeWords } from '../figure-words.ts'
import { newcomersConnects } from '../plans/newcomers-connects.ts'
import { anyAmountFor, bundlesFor } from '../purchases/may-buy.ts'
import { priceList } from '../purchases/price-list.ts'
import type { Policy } from './policy.ts'

/** What is legal in a policy and yet would surprise whoever lives by it, as sentences. */
export const policyWarnings = (policy: Policy): string[] => [...new Set(warnings.flatMap(warning => warning(policy)))]

const warnings: ((policy: Policy) => string[])[] = [
  policy =>
    bandsOf(policy.price)
      .filter(({ connects }) => inLimits(connects, policy.price) > newcomersConnects(policy))
      .map(
        ({ label, connects }) =>
          `"${label}" costs ${connectsWords(inLimits(connects, policy.price))}, and a newcomer has ${connectsWords(newcomersConnects(policy))}: they cannot send one.`,
      ),
  ({ price }) =>
    bandsOf(price)
      .filter(({ connects }) => inLimits(connects, price) !== connects)
      .map(
        ({ label, connects }) =>
          `"${label}" says ${connectsWords(connects)}, and the limits make it ${connectsWords(inLimits(connects, price))}.`,
      ),
  policy =>
    listsOf(policy).flatMap(({ where, bundles, connectCents }) =>
      bundles
        .filter(({ connects, cents }) => cents > connects * connectCents)
        .map(({ connects }) => `A bundle of ${connects} is dearer than ${connects} single Connects${where}.`),
    ),
  policy =>
    listsOf(policy).flatMap(({ where, ...list }) =>
      policy.plans
        .filter(
          plan =>
            plan.needsPurchase && isSold(list) && !anyAmountFor(plan, list) && bundlesFor(plan, list).length === 0,
        )
        .map(
          ({ title }) => `${title} gives its monthly Connects after a purchase, and nobody on it may buy any${where}.`,
        ),
    ),
  ({ regions, currency, connectCents }) =>
    regions
      .filter(region => region.currency === currency && region.connectCents > connectCents)
      .map(({ title }) => `Connects are dearer in ${title} than elsewhere: whoever names no country pays less.`),
  ({ lots, posts }) =>
    lots.life !== null && lasts(lots.life) < posts.openDays
      ? [
          `A lot lives ${lifeWords(lots.life)} and a post stays open ${daysWords(posts.openDays)}: what comes back has often lapsed by then.`,
        ]
      : [],
  ({ returns, lots, plans }) =>
    (lots.life !== null || plans.some(ofTheMonth)) && returns.intoLapsedLot.rule === 'lapse'
      ? ['A Connect that comes back into a lapsed lot is lost at once: for its owner that is no return.']
      : [],
  ({ returns }) =>
    returns.withdrawn.proposal === 'all'
      ? ['Whoever withdraws in time has all Connects back, so that proposing is free.']
      : [],
  ({ proposals, grants }) =>
    !proposals.needsVerifiedEmail && grants.signUp.connects > 0
      ? ['Nobody confirms an e-mail address before proposing: whoever signs up twice has the grant twice.']
      : [],
  ({ posts }) =>
    posts.needsVerifiedEmail
      ? []
      : ['Nobody confirms an e-mail address before inviting: whoever signs up can mail freelancers in your name.'],
  ({ grants: { interview }, returns }) =>
    interview &&
    interview.connects > 0 &&
    interview.paidWhen === 'at-once' &&
    returns.closedWithoutHire.proposal !== 'none'
      ? [
          'An interview gives Connects at once, and the price of its proposal comes back when the client closes the post: whoever knows a client has them for nothing.',
        ]
      : [],
  policy =>
    policy.plans
      .filter(({ carried }) => carried !== null && carried < newcomersConnects(policy))
      .map(
        ({ title, carried }) =>
          `${title} carries at most ${connectsWords(carried!)}, and a newcomer has ${connectsWords(newcomersConnects(policy))}: who saves them loses some with their first month.`,
      ),
  ({ plans }) =>
    plans
      .filter(
        ({ carried, monthly, monthlyLives }) => monthlyLives === 'as-lots' && carried !== null && carried < monthly,
      )
      .map(
        ({ title, carried, monthly }) =>
          `${title} grants ${connectsWords(monthly)} a month and carries at most ${connectsWords(carried!)}: a month off loses some of every grant.`,
      ),
  ({ plans, lots }) =>
    lots.life !== null && lasts(lots.life) < 28
      ? plans
          .filter(({ monthly, monthlyLives }) => monthly > 0 && monthlyLives === 'as-lots')
          .map(
            ({ title }) =>
              `The monthly Connects of ${title} live ${lifeWords(lots.life!)}: they lapse before the next come.`,
          )
      : [],
  policy =>
    policy.boosts && rulesFor(policy.boosts, policy, 0).least > newcomersConnects(policy)
      ? [
          `The smallest boost costs ${connectsWords(rulesFor(policy.boosts, policy, 0).least)}, and a newcomer has ${connectsWords(newcomersConnects(policy))}: they cannot bid.`,
        ]
      : [],
  ({ boosts }) =>
    boosts && boosts.consumedBy.length === 0
      ? ['Nothing a client does uses up a boost: nobody is ever charged for one.']
      : [],
  ({ agencies }) =>
    agencies?.plans.every(id => agencies.frozenOn.includes(id))
      ? ['The pool of an agency is frozen on every plan for agencies: nobody can ever use one.']
      : [],
  ({ changes }) =>
    changes.noticeDays === 0 ? ['The next version may hold within minutes: members need not be told ahead.'] : [],
]

const isSold = ({ bundles, anyAmount }: Policy): boolean => bundles.length > 0 || anyAmount !== null

/** The policy's own prices, and with where it is those of each region. */
const listsOf = (policy: Policy): (Policy & { where: string })[] => [
  { ...policy, where: '' },
  ...policy.regions.map(({ title, countries }) => ({ ...priceList(policy, countries[0]), where: ` in ${title}` })),
]

const bandsOf = ({ fixed, hourly }: Policy['price']): { label: string; connects: number }[] => [...fixed, ...hourly]

const ofTheMonth = ({ monthly, monthlyLives }: Policy['plans'][number]): boolean =>
  monthly > 0 && monthlyLives === 'until-cycle-end'

const inLimits = (connects: number, { least, most }: Policy['price']): number =>
  Math.min(most, Math.max(least, connects))

const lasts = (life: string): number => Temporal.Duration.from(life).total({ unit: 'days', relativeTo: '2000-01-01' })
