import { policyDifference, withoutWords } from '../policy-difference.ts'
import type { Compared } from './compared.ts'

/** "Places: 3; until now 4." for each rule in words that stands at one of these places in the policy and reads differently. */
export const lineChanges = ({ before, after }: Pick<Compared, 'before' | 'after'>, ...places: string[]): string[] =>
  policyDifference(before, after)
    .filter(
      ({ at, table }) => table !== withoutWords && places.some(place => `${at.join('.')}.`.startsWith(`${place}.`)),
    )
    .map(({ label, before: was, after: is }) => `${label}: ${within(is)}; until now ${within(was)}.`)

/** As it stands in the middle of a sentence. */
const within = (words: string | null): string => (words === null ? 'nothing' : words[0]!.toLowerCase() + words.slice(1))
