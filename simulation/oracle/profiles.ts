import type { Op } from '../op.ts'
import type { Expected } from './expected.ts'
import type { Versions } from './versions.ts'

type Give = (grant: { walletId: string; reason: string; connects: number }, now: number) => boolean
/** What somebody writes of themselves. */
export type Profile = {
  headline: string
  about: string
  skills: string[]
  hourlyRateCents: number | null
  portfolio: string[]
}

const empty: Profile = { headline: '', about: '', skills: [], hourlyRateCents: null, portfolio: [] }

/** What people write of themselves, and what its sections give. */
export class Profiles {
  #all = new Map<string, Profile>()
  #versions: Versions
  #give: Give

  constructor(versions: Versions, give: Give) {
    this.#versions = versions
    this.#give = give
  }

  edit({ n: _, by, kind: __, key: ___, ...written }: Op & { kind: 'edit-profile' }, now: number): Expected {
    const profile = { ...empty, ...this.#all.get(by), ...written }
    this.#all.set(by, profile)
    const rules = this.#versions.at(now, by).grants.profile
    const sections = rules
      ? [
          { name: 'headline', ...rules.headline, full: wordsOf(profile.headline) >= rules.headline.characters },
          { name: 'about', ...rules.about, full: wordsOf(profile.about) >= rules.about.characters },
          { name: 'skills', ...rules.skills, full: kindsOf(profile.skills) >= rules.skills.count },
          { name: 'rate', ...rules.rate, full: profile.hourlyRateCents !== null },
          { name: 'portfolio', ...rules.portfolio, full: kindsOf(profile.portfolio) >= rules.portfolio.count },
        ]
      : []
    const given = sections.filter(
      ({ name, connects, full }) => full && this.#give({ walletId: by, reason: `profile:${name}`, connects }, now),
    )
    return { fields: { memberId: by, granted: given.reduce((sum, { connects }) => sum + connects, 0) } }
  }
}

const wordsOf = (text: string): number => [...text.trim()].length
const kindsOf = (things: string[]): number => new Set(things.map(thing => thing.trim().toLowerCase())).size
