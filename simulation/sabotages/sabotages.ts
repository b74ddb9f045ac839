import type { Broken } from '../sabotage.ts'
import { agencySabotages } from './agency-sabotages.ts'
import { boostSabotages } from './boost-sabotages.ts'
import { laterSabotages } from './later-sabotages.ts'
import { ledgerSabotages } from './ledger-sabotages.ts'
import { officeSabotages } from './office-sabotages.ts'
import { priceListSabotages } from './price-list-sabotages.ts'
import { priceSabotages } from './price-sabotages.ts'
import { readinessSabotages } from './readiness-sabotages.ts'
import { returnSabotages } from './return-sabotages.ts'
import { ruleSabotages } from './rule-sabotages.ts'

/** A product that is broken in each of many ways, each of which the simulation has to find. */
export const sabotages: Record<string, Broken> = {
  ...ledgerSabotages,
  ...boostSabotages,
  ...officeSabotages,
  ...ruleSabotages,
  ...priceSabotages,
  ...returnSabotages,
  ...readinessSabotages,
  ...agencySabotages,
  ...laterSabotages,
  ...priceListSabotages,
}
