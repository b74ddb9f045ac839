import type { PageData } from './$types'

/** The page for whoever has a wallet. */
export type WholeWallet = Extract<PageData, { lots: object }>
