import type { Broken } from '../sabotage.ts'
import { adjustmentSabotages } from './adjustment-sabotages.ts'
import { agencySabotages } from './agency-sabotages.ts'
import { badgeSabotages } from './badge-sabotages.ts'
import { boostSabotages } from './boost-sabotages.ts'
import { campaignSabotages } from './campaign-sabotages.ts'
import { ledgerSabotages } from './ledger-sabotages.ts'
import { limitsSabotages } from './limits-sabotages.ts'
import { monthSabotages } from './month-sabotages.ts'
import { placeSabotages } from './place-sabotages.ts'
import { policySabotages } from './policy-sabotages.ts'
import { priceListSabotages } from './price-list-sabotages.ts'
import { priceSabotages } from './price-sabotages.ts'
import { readinessSabotages } from './readiness-sabotages.ts'
import { renewalSabotages } from './renewal-sabotages.ts'
import { returnSabotages } from './return-sabotages.ts'
import { visibilitySabotages } from './visibility-sabotages.ts'

/** A product that is broken in each of many ways, each of which the simulation has to find. */
export const sabotages: Record<string, Broken> = {
  ...ledgerSabotages,
  ...boostSabotages,
  ...adjustmentSabotages,
  ...limitsSabotages,
  ...visibilitySabotages,
  ...campaignSabotages,
  ...badgeSabotages,
  ...policySabotages,
  ...priceSabotages,
  ...returnSabotages,
  ...readinessSabotages,
  ...agencySabotages,
  ...placeSabotages,
  ...monthSabotages,
  ...renewalSabotages,
  ...priceListSabotages,
}
