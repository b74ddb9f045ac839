import { count } from '#components/figures/count'

/** "1 proposal", "1,204 proposals". */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** What a freelancer whom the client invites pays, beside what others do. */
export function invitedSentence(price: number, invited: number): string {
  if (invited === 0) return 'Whoever you invite pays nothing to propose.'
  const pays = `Whoever you invite pays ${counted(invited, 'Connect')} to propose`
  return invited < price ? `${pays} instead of ${count(price)}.` : `${pays}, as everybody does.`
}

/** A title on the way here, where it must not fill a phone: cut at a word. */
export const shortTitle = (title: string): string =>
  title.length <= 48 ? title : `${title.slice(0, 46).replace(/\s+\S*$/, '')} …`
