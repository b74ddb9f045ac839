/** "1 Connect", "4 Connects". */
export const connectsWords = (n: number): string => `${n} ${n === 1 ? 'Connect' : 'Connects'}`
