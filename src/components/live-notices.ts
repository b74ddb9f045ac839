/** Tells the number of unread notices, now and whenever it changes, until the answer is called. */
export function listenForNotices(onCount: (unread: number) => void): () => void {
  const source = new EventSource('/notices/live')
  source.onmessage = event => onCount(Number(event.data))
  return () => source.close()
}
