/** "30 Connects are in your wallet." */
export const connectsAreYours = (n: number): string =>
  n === 1 ? '1 Connect is in your wallet.' : `${n} Connects are in your wallet.`
