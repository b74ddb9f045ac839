import { type Category, categories } from '#economy/posts/categories'
import { type Place, places } from './places.ts'
import { trades } from './trades.ts'

/** One of the many who also propose: enough of a profile to be looked at. */
export type BackgroundPerson = {
  name: string
  country: string
  timezone: string
  headline: string
  skills: string[]
  rateCents: number
  category: Category
}

/** Person number `i`, always the same: the categories take turns, and so do the countries within each. */
export function backgroundPerson(i: number): BackgroundPerson {
  const category = categories[i % categories.length]!
  const place = places[i % places.length]!
  const turn = Math.floor(i / categories.length)
  const { ways, also, rateUsd } = trades[category]
  const { headline, skills } = ways[turn % ways.length]!
  const translates = category === 'Translation'
  const known = [0, 3, 4].slice(0, 1 + (turn % 3)).map(step => also[(turn + step) % also.length]!)
  return {
    name: nameOf(place, Math.floor(i / places.length)),
    country: place.country,
    timezone: place.timezone,
    headline: translates ? `${place.language} and English: ${headline}` : headline,
    skills: [...new Set([...(translates ? [place.language, 'English'] : []), ...skills, ...known])],
    rateCents: Math.round(rateUsd * rates[(turn * 5 + i) % rates.length]!) * 100,
    category,
  }
}

/** The names of a place as they stand there; once they are used up, the first of one with the last of another. */
function nameOf({ names }: Place, turn: number): string {
  const own = names[turn % names.length]!
  const other = names[(turn + Math.floor(turn / names.length)) % names.length]!
  return `${own.slice(0, own.lastIndexOf(' '))}${other.slice(other.lastIndexOf(' '))}`
}

/** Of the usual rate of a trade, from beginners to those with a waiting list. */
const rates = [0.6, 0.75, 0.85, 0.9, 1, 1, 1.1, 1.2, 1.35, 1.6, 2]
