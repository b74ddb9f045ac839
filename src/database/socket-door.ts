import { createHash } from 'node:crypto'
import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { Turn } from './turn.ts'

/** The folder in which the socket of an embedded database lies: its own, or one of a shorter name where that is too long for a socket. */
export const socketFolder = (folder: string): string =>
  folder.length < 80
    ? folder
    : join(tmpdir(), `earnest-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)

const socketOf = (folder: string): string => join(folder, '.s.PGSQL.5432')

/** A door in a folder: taken before the database is opened, so that a second process finds it and does not open it too. */
export type Door = { open(pglite: PGlite, turn: Turn): void; close(): Promise<void> }

/** Takes the door of a folder, or answers undefined when another process has it and serves the database behind it. */
export async function takeDoor(folder: string): Promise<Door | undefined> {
  const path = socketOf(folder)
  const callers = new Set<Socket>()
  const opened = Promise.withResolvers<{ pglite: PGlite; turn: Turn }>()
  const server = createServer(socket => {
    callers.add(socket)
    socket.once('close', () => callers.delete(socket)).on('error', () => {})
    void opened.promise.then(({ pglite, turn }) => converse(socket, pglite, turn))
  })
  if (!(await listens(server, path))) {
    if (await isServed(path)) return undefined
    rmSync(path, { force: true }) // Left by a process that crashed: nobody answers there.
    if (!(await listens(server, path))) return undefined
  }
  chmodSync(path, 0o600)
  server.unref()
  return {
    open: (pglite, turn) => opened.resolve({ pglite, turn }),
    close: () =>
      new Promise(done => {
        for (const caller of callers) caller.destroy()
        server.close(() => done())
      }),
  }
}

function listens(server: Server, path: string): Promise<boolean> {
  return new Promise((done, fail) => {
    const failed = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? done(false) : fail(error))
    server.once('error', failed).listen(path, () => {
      server.off('error', failed)
      done(true)
    })
  })
}

function isServed(path: string): Promise<boolean> {
  return new Promise(done => {
    const probe = connect(path)
    probe.once('error', () => done(false))
    probe.once('connect', () => {
      probe.destroy()
      done(true)
    })
  })
}

/**
 * One caller of the embedded database, in PostgreSQL's own protocol. What is sent up to a Sync (or a simple query) runs
 * in one turn, and a transaction keeps its turn until it ends, so that nothing of another caller runs inside it.
 * `@electric-sql/pglite-socket` does not wait for the turn of the process itself: statements landed in its transactions.
 */
function converse(socket: Socket, pglite: PGlite, turn: Turn): void {
  let buffer = Buffer.alloc(0)
  let started = false
  let pending: Buffer[] = []
  let giveBack: (() => void) | undefined
  let work = Promise.resolve()

  socket.on('data', chunk => {
    buffer = Buffer.concat([buffer, chunk as Buffer])
    for (let message = next(); message; message = next()) take(message)
  })
  socket.once('close', () => {
    work = work.then(leave)
  })

  function next(): Buffer | undefined {
    const lengthAt = started ? 1 : 0
    if (buffer.length < lengthAt + 4) return undefined
    const end = lengthAt + buffer.readInt32BE(lengthAt)
    if (buffer.length < end) return undefined
    const message = buffer.subarray(0, end)
    buffer = buffer.subarray(end)
    return message
  }

  function take(message: Buffer): void {
    if (!started && message.readInt32BE(4) !== protocol) {
      socket.write('N') // Neither TLS nor GSS behind a socket of one's own machine.
      return
    }
    const type = started ? String.fromCharCode(message[0]!) : ''
    pending.push(message)
    if (started && type !== 'S' && type !== 'Q' && type !== 'X') return
    started = true
    const group = pending
    pending = []
    if (type === 'X') socket.end()
    else work = work.then(() => run(group)).catch(() => void socket.destroy())
  }

  async function run(group: Buffer[]): Promise<void> {
    giveBack ??= await turn.take()
    let idle = true
    for (const message of group) {
      const answer = await pglite.runExclusive(() => pglite.execProtocolRaw(new Uint8Array(message)))
      if (!socket.destroyed) socket.write(answer)
      idle =
        answer.length >= 6 && answer[answer.length - 6] === readyForQuery
          ? answer[answer.length - 1] === idleStatus
          : idle
    }
    if (idle) release()
  }

  async function leave(): Promise<void> {
    if (giveBack && !pglite.closed) await pglite.exec('rollback')
    release()
  }

  function release(): void {
    giveBack?.()
    giveBack = undefined
  }
}

const protocol = 196608
const readyForQuery = 'Z'.charCodeAt(0)
const idleStatus = 'I'.charCodeAt(0)
