import type { OpenDatabase } from '#database/open'

/** Who has a page open and wants to hear at once. */
export type LiveNotices = {
  /** Hears of every change until the answer is called; nothing when the member has too many pages open already. */
  subscribe(memberId: string, heard: () => void): (() => void) | undefined
  close(): Promise<void>
}

const mostPages = 8

/** One LISTEN for all members, whatever their number. */
export async function openLiveNotices(database: Pick<OpenDatabase, 'listen'>): Promise<LiveNotices> {
  const pages = new Map<string, Set<() => void>>()
  const stop = await database.listen('notices', memberId => {
    for (const heard of pages.get(memberId) ?? []) heard()
  })
  return {
    subscribe(memberId, heard) {
      const open = pages.get(memberId) ?? new Set()
      if (open.size >= mostPages) return undefined
      pages.set(memberId, open.add(heard))
      return () => {
        open.delete(heard)
        if (!open.size) pages.delete(memberId)
      }
    },
    close: stop,
  }
}
