import { findNeighbours as findRows, type Neighbours } from '#database/proposal-neighbours'
import type { App } from '../app.ts'
import { type Folder, folders } from './list-received-proposals.ts'

/**
 * The proposals before and after one in a folder. Opening an unread one takes it out of its folder, and its
 * neighbours stay the same. The caller has read the proposal, and so may see it.
 */
export const findNeighbours = (
  app: App,
  { folder, ...where }: { postId: string; proposalId: string; folder: Folder },
): Promise<Neighbours> => findRows(app.db, { ...where, states: folders[folder] })
