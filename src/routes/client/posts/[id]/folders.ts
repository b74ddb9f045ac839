import { type Folder, folders } from '#marketplace/proposals/list-received-proposals'

export const folderWords: Record<Folder, { label: string; empty: string }> = {
  unread: { label: 'Unread', empty: 'Nothing unread' },
  all: { label: 'All', empty: 'No proposal yet' },
  shortlisted: { label: 'Shortlisted', empty: 'Nobody on your shortlist yet' },
  declined: { label: 'Declined', empty: 'Nobody declined' },
  hired: { label: 'Hired', empty: 'Nobody hired yet' },
  gone: { label: 'Gone', empty: 'Nobody has gone' },
}

/** The folder an address names; what is no folder is `otherwise`. */
export const folderOf = (text: string | null, otherwise: Folder): Folder =>
  text && Object.hasOwn(folders, text) ? (text as Folder) : otherwise
