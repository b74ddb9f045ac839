import type { Policy } from '#economy/policy/policy'
import { type Audit, audit } from '#marketplace/ledger/audit'
import { openStage, toDay } from './stage.ts'
import { beginBoosts, readBoosts } from './tell-boosts.ts'
import { beginFates, endFates, readFates, readUnread } from './tell-fates.ts'
import { beginNewcomers, newcomersDays, readNewcomers } from './tell-newcomers.ts'
import { readPrices } from './tell-prices.ts'
import { beginWork, readWork } from './tell-work.ts'

/** What the story came to under one policy: cells of tables, by table and row. */
export type Told = {
  policy: Policy
  audit: Audit
  tables: { prices: Cells; newcomer: Cells; plans: Cells; work: Cells; back: Cells; boosts: Cells }
}
export type Cells = Record<string, string>

/** A placebo is drawn, and what is drawn cannot be laid side by side. */
const withoutPlacebos = (policy: Policy): Policy => ({
  ...policy,
  boosts: policy.boosts && { ...policy.boosts, placeboPercent: 0 },
})

/** The same year under every policy. */
export async function tell(policy: Policy): Promise<Told> {
  const stage = await openStage(withoutPlacebos(policy))
  const newcomers = await beginNewcomers(stage)
  const prices = await readPrices(stage)
  const work = await beginWork(stage)
  const sent = await beginFates(stage)
  const boosts = await beginBoosts(stage)
  const tables = { prices, newcomer: {}, plans: {}, work: {}, back: {}, boosts: {} }
  await endFates(stage, sent)
  for (const day of newcomersDays) {
    await toDay(stage, day)
    if (day === 3) Object.assign(tables.back, await readUnread(stage, sent))
    if (day === 35) {
      Object.assign(tables.back, await readFates(stage, sent))
      Object.assign(tables.boosts, await readBoosts(stage, boosts))
      Object.assign(tables.work, await readWork(stage, work))
    }
    await readNewcomers(stage, newcomers, tables)
  }
  const found = await audit(stage.app.db)
  await stage.app.close()
  return { policy, audit: found, tables }
}
