import type { Row } from './bench-types.ts'
import { bid500 } from './rows/bid-500.ts'
import { engineVsPgbench } from './rows/engine-vs-pgbench.ts'
import { grantBeside } from './rows/grant-beside.ts'
import { growth } from './rows/growth.ts'
import { hotPost } from './rows/hot-post.ts'
import { hotWallet } from './rows/hot-wallet.ts'
import { httpVsPgbench } from './rows/http-vs-pgbench.ts'
import { massReturn } from './rows/mass-return.ts'
import { monthlyGrant } from './rows/monthly-grant.ts'
import { p99 } from './rows/p99.ts'
import { pglite } from './rows/pglite.ts'
import { plainVsPgbench } from './rows/plain-vs-pgbench.ts'
import { rss } from './rows/rss.ts'
import { twoProcesses } from './rows/two-processes.ts'

/** The table of issues B and C and the plain variant; what takes longest comes last. */
export const rows: Record<string, Row> = {
  engine_vs_pgbench: engineVsPgbench,
  http_vs_pgbench: httpVsPgbench,
  hot_post: hotPost,
  hot_wallet: hotWallet,
  bid_500: bid500,
  two_processes: twoProcesses,
  growth,
  mass_return: massReturn,
  monthly_grant: monthlyGrant,
  grant_beside: grantBeside,
  pglite,
  p99,
  plain_vs_pgbench: plainVsPgbench,
  rss,
}
