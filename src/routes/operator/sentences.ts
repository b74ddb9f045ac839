import { count } from '#components/figures/count'
import { day } from '#components/figures/day'
import type { ForeseenEnd } from '#marketplace/ends/foresee-end'
import type { BadgeSet } from '#marketplace/grants/set-badge'
import type { PriceCountrySet } from '#marketplace/members/set-price-country'
import type { ClientVerified } from '#marketplace/members/verify-client'
import type { PlanChanged } from '#marketplace/plans/set-plan'

const some = (n: number, one: string) => `${count(n)} ${n === 1 ? one : `${one}s`}`

/** What removing a post would bring back, before it is done. */
export const removalSentence = ({ back, returned, spent }: ForeseenEnd): string =>
  back === 0
    ? spent === 0
      ? 'No Connects come back: nobody paid for a proposal that is still there.'
      : `${some(spent, 'proposal')} would end. Under this policy no Connects come back.`
    : `${some(returned, 'Connect')} would go back to ${some(back, 'freelancer')}, also where the proposal was declined or hired.`

export const removalDone = (returned: number, freelancers: number): string =>
  returned === 0
    ? 'Removed. No Connects had to go back.'
    : `Removed. ${some(returned, 'Connect')} ${returned === 1 ? 'is' : 'are'} back with ${some(freelancers, 'freelancer')}.`

export const verifiedDone = (name: string, { verified, repriced }: ClientVerified): string =>
  `${name} is ${verified ? 'verified' : 'no longer verified'}. ${
    repriced === 0
      ? 'The price of no open post changed.'
      : `${some(repriced, 'open post')} ${repriced === 1 ? 'has' : 'have'} another price from now on.`
  }`

const waitsForSecond = 'It waits among the adjustments for another operator: it is more than one may bring about alone.'

export const planDone = ({ plan, next, at, waits, granted }: PlanChanged, titleOf: (id: string) => string): string =>
  waits
    ? waitsForSecond
    : next
      ? `${titleOf(next)} begins on ${day(at, at)}. Until then nothing changes.`
      : `${titleOf(plan)} it is from now on. ${granted === 0 ? 'No Connects came with it.' : `${some(granted, 'Connect')} came with it.`}`

export const badgeDone = ({ held, waits, granted }: BadgeSet, title: string): string =>
  waits
    ? waitsForSecond
    : held
      ? `They have the badge ${title} now.${granted > 0 ? ` ${some(granted, 'Connect')} came with it.` : ''}`
      : `They no longer have the badge ${title}.`

export const pricesDone = ({ country, region }: PriceCountrySet): string =>
  `They have the prices ${region ? `of ${region}` : 'outside all regions'} now${country ? `, for ${country}` : ''}.`
