import { once } from 'node:events'
import { connect } from 'node:net'

/** A connection that sends one request after the other and reads of each answer only the status: a client that costs little. */
export type Line = { send(request: string): Promise<number>; close(): void }

export async function openLine(port: number): Promise<Line> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let heard = ''
  let waiting: { answer: (status: number) => void; fail: (why: Error) => void } | undefined
  socket.setEncoding('latin1')
  socket.on('data', (text: string) => {
    heard += text
    if (!isWhole(heard)) return
    const status = Number(heard.slice(9, 12))
    heard = ''
    waiting?.answer(status)
  })
  socket.on('error', why => waiting?.fail(why))
  socket.on('close', () => waiting?.fail(new Error('The server closed the connection')))
  await once(socket, 'connect')
  return {
    send: request =>
      new Promise((answer, fail) => {
        waiting = { answer, fail }
        if (socket.destroyed) fail(new Error('The server had closed the connection'))
        else socket.write(request)
      }),
    close: () => {
      waiting = undefined
      socket.destroy()
    },
  }
}

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /^content-length: (\d+)/im.exec(text.slice(0, head))
  return length ? text.length >= head + 4 + Number(length[1]) : text.endsWith('0\r\n\r\n')
}
