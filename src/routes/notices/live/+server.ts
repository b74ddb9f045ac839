import { countUnread } from '#marketplace/notices/count-unread'
import { newerNotices } from '#marketplace/notices/newer-notices'
import { runningApp } from '#marketplace/running-app'
import { memberOfRequest } from '#marketplace/sign-ins/member-of-request'
import type { RequestHandler } from './$types'

const heartbeat = 25_000

/** The number of unread notices, now and whenever it changes, and as events of their own the notices that come, as server-sent events. */
export const GET: RequestHandler = ({ locals: { app, member }, request }) => {
  if (!member) return new Response('Sign in first.', { status: 401 })
  const running = runningApp()
  const { live, closing } = running
  // Whoever was signed out, or let go by the agency they act for, hears no more of it.
  const isStillTheirs = async () => {
    const now = await memberOfRequest(running, request.headers)
    return now.member?.id === member.id && !now.notInAgency
  }
  const text = new TextEncoder()
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(page) {
      const send = (line: string) => page.enqueue(text.encode(line))
      let known: string | undefined
      const tell = async () => {
        if (!(await isStillTheirs())) return close()
        const unread = await countUnread(app, member.id)
        const { notices, newest } = await newerNotices(app, member.id, known ?? '')
        if (request.signal.aborted || closing.aborted) return
        send(`data: ${unread}\n\n`)
        // What was there when the page was opened is on its bell.
        if (known !== undefined)
          for (const notice of notices) send(`event: notice\ndata: ${JSON.stringify(notice)}\n\n`)
        known = newest
      }
      // One after the other: two at once would both tell the same.
      let telling = Promise.resolve()
      const inTurn = (act: () => Promise<void>) => {
        telling = telling.then(act).catch(close)
      }
      const told = () => inTurn(tell)
      const beats = async () => {
        if (!(await isStillTheirs())) close()
        else if (!request.signal.aborted) send(': still here\n\n')
      }
      const stop = live.subscribe(member.id, told)
      const beat = setInterval(() => inTurn(beats), heartbeat)
      end = () => {
        end = () => {}
        stop?.()
        clearInterval(beat)
        closing.removeEventListener('abort', close)
      }
      const close = () => {
        end()
        try {
          page.close()
        } catch {
          // Its reader has left already.
        }
      }
      closing.addEventListener('abort', close)
      if (stop) return told()
      send('retry: 600000\n\n') // Too many pages are open: this one hears again in ten minutes.
      close()
    },
    cancel: () => end(),
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } })
}
