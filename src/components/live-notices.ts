export type LiveNotice = { text: string; link: string }

/** Tells the number of unread notices, now and whenever it changes, and each notice that comes, until the answer is called. */
export function listenForNotices(
  onCount: (unread: number) => void,
  onNotice?: (notice: LiveNotice) => void,
): () => void {
  const source = new EventSource('/notices/live')
  source.onmessage = event => onCount(Number(event.data))
  if (onNotice) source.addEventListener('notice', event => onNotice(JSON.parse(event.data) as LiveNotice))
  return () => source.close()
}
