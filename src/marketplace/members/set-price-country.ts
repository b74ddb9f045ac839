import { lockCountry, saveCountry } from '#database/members/price-countries'
import type { Tx } from '#database/open'
import { findPersons, type PersonRow } from '#database/operators/operators'
import { isSamePerson } from '#economy/adjustments/adjust-connects'
import { isCountry } from '#economy/countries'
import { type Decision, decide, refuse } from '#economy/decision'
import { regionOf } from '#economy/purchases/price-list'
import { type Actor, type App, policyNow, system } from '../app.ts'
import { isId } from '../fields.ts'
import { committed } from '../gather.ts'
import { notify } from '../notices/notify.ts'
import { logActs } from '../operators/log-acts.ts'

/** `country` by its English name; null for the prices of nowhere in particular. */
export type SetPriceCountry = { by: Actor; memberId: string; country: string | null }
/** `region` is the title of the one it is in, if it is in one. */
export type PriceCountrySet = { memberId: string; country: string | null; region: string | null }

/** An operator says the prices of which country a freelancer has: of where they have moved, or where they are after all. */
export function setPriceCountry(app: App, command: SetPriceCountry): Promise<Decision<PriceCountrySet>> {
  return committed(app, tx => setOne(app, tx, command))
}

async function setOne(
  app: App,
  tx: Tx,
  { by, memberId, country }: SetPriceCountry,
): Promise<Decision<PriceCountrySet>> {
  const people = await findPersons(tx, [by, memberId].filter(isId))
  const [setter, owner] = [people.get(by), people.get(memberId)]
  if (by !== system && !setter?.isOperator) return refuse('not-an-operator')
  if (country !== null && !isCountry(country))
    return refuse('invalid-input', { field: 'country', message: 'Choose a country from the list.' })
  const before = owner && (await lockCountry(tx, memberId))
  if (!before) return refuse('not-found')
  if (setter && isSamePerson(setter, owner)) return refuse('own-prices')
  const region = regionOf(policyNow(app), country)?.title ?? null
  if (country === before.country) return decide({ memberId, country, region })
  await saveCountry(tx, memberId, country)
  const detail = `${country ?? 'No country'} instead of ${before.country ?? 'none'}`
  await logActs(app, tx, [{ by, act: 'price-country-set', subject: memberId, detail }])
  await tell(app, tx, { owner, country })
  return decide({ memberId, country, region })
}

async function tell(app: App, tx: Tx, { owner, country }: { owner: PersonRow; country: string | null }): Promise<void> {
  const text = `What Connects and plans cost you goes by ${country ?? 'no country'} from now on. What you have bought stays yours.`
  await notify(app, tx, [{ memberId: owner.id, kind: 'price-country', text, link: '/wallet' }], app.clock())
}
