import { connectsWords } from '#economy/figure-words'
import type { OwnBid } from '#marketplace/boosts/read-auction'

type Words = { tone: 'plain' | 'good' | 'bad'; title: string; text: string }

/** How one's own bid stands, in words. */
export function bidWords({ state, connects, place, held, charged, placebo, atOnce }: OwnBid): Words {
  const bid = connectsWords(connects)
  if (placebo)
    return {
      tone: 'good',
      title: 'This bidding was a placebo.',
      text: `It had no effect and nothing was charged: your bid of ${bid} came back.`,
    }
  if (state === 'outbid')
    return { tone: 'bad', title: 'You were outbid.', text: `Your bid of ${bid} is back in your wallet.` }
  if (state === 'released')
    return { tone: 'plain', title: 'Your bid is back.', text: `${bid} came back without a charge.` }
  if (state === 'returned')
    return {
      tone: 'good',
      title: 'Your boost is back.',
      text: `It was charged, and by the rules of this bidding ${connectsWords(charged)} came back.`,
    }
  if (state === 'kept')
    return {
      tone: 'plain',
      title: 'Your boost stays spent.',
      text:
        charged > 0
          ? `By the rules of this bidding ${connectsWords(charged)} stay spent, though the client had not acted on it.`
          : `By the rules of this bidding its place stays spent, though the client had not acted on it. ${connectsWords(held)} are held, and charged when the bidding closes.`,
    }
  if (atOnce && charged > 0)
    return {
      tone: 'plain',
      title: place === null ? 'Your proposal has left its place.' : `Your proposal has place ${place}.`,
      text: `It cost ${connectsWords(charged)}, which are spent, and nobody can take it from you.`,
    }
  const where = place === null ? 'Your proposal has left its place.' : `Your bid of ${bid} has place ${place}.`
  if (charged > 0)
    return {
      tone: 'plain',
      title: where,
      text: `The client has acted on it: ${connectsWords(charged)} are spent, and nobody can outbid you.`,
    }
  return {
    tone: 'plain',
    title: where,
    text:
      state === 'consumed'
        ? `It is used up: nobody can outbid you. ${connectsWords(held)} are held, and charged when the bidding closes.`
        : `${connectsWords(held)} are held until that is decided.`,
  }
}
