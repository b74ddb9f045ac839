import { connectsWords } from '#economy/figure-words'

/** "30 Connects are in your wallet." */
export const connectsAreYours = (n: number): string => `${connectsWords(n)} ${n === 1 ? 'is' : 'are'} in your wallet.`
