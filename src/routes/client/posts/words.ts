import { count } from '#components/figures/count'

/** "1 proposal", "1,204 proposals". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`
