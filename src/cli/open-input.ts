import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'

/** Bytes of a file or of standard input, unpacked if they are gzip. `read` of `total` bytes have come in; total is unknown for a pipe. */
export type Input = { chunks: AsyncIterable<Uint8Array>; read: () => number; total: number | undefined }

export async function openInput(file: string): Promise<Input> {
  const total = file === '-' ? undefined : (await stat(file)).size
  const source: AsyncIterable<Uint8Array> = file === '-' ? process.stdin : createReadStream(file)
  let read = 0
  const counted = async function* () {
    for await (const chunk of source) {
      read += chunk.length
      yield chunk
    }
  }
  return { chunks: unpacked(counted()), read: () => read, total }
}

// By its first two bytes, not by its name: a pipe has none.
async function* unpacked(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await chunks.next()
  if (first.done) return
  const all = async function* () {
    yield first.value
    yield* chunks
  }
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) return yield* all()
  const gunzip = createGunzip()
  const done = pipeline(Readable.from(all()), gunzip)
  done.catch(() => {}) // Heard below, through the stream itself.
  yield* gunzip
}
