import { createHash } from 'node:crypto'
import type { Database } from '#database/open'
import { settleSetting } from '#database/settings'
import type { App } from '../app.ts'

/** The secret that the draws of this marketplace are made with: who knows it knows the placebos. */
export const drawSeed = async (app: App, db: Database): Promise<string> =>
  app.boostSecret ?? (await settleSetting(db, 'boost-seed', `${app.newId()}${app.newId()}`))

/** A draw evenly spread over [0, 1), the same for a post whenever it is asked. */
export const drawOf = (seed: string, postId: string): number =>
  createHash('sha256').update(`${seed}/${postId}`).digest().readUIntBE(0, 6) / 2 ** 48
