export type Line = { number: number; text: string } | { number: number; error: string }

const longest = 16 * 1024 * 1024
const newline = 0x0a

/**
 * The lines of a stream, numbered from 1, as many at a time as arrive together; blank lines are counted and left out.
 *
 * Not node:readline: it also breaks lines at U+2028, which may stand in a JSON string, and it keeps a line of any
 * length in memory. Here a line over 16 MB is reported and forgotten.
 */
export async function* readLines(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Line[]> {
  const line = new LineInProgress()
  for await (const chunk of stream) {
    const lines: Line[] = []
    let from = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, from)) {
      line.add(chunk.subarray(from, end))
      lines.push(...line.take())
      from = end + 1
    }
    line.add(chunk.subarray(from))
    if (lines.length > 0) yield lines
  }
  yield line.take()
}

class LineInProgress {
  #number = 0
  #length = 0
  #pieces: Uint8Array[] = []

  add(piece: Uint8Array) {
    this.#length += piece.length
    if (this.#length > longest) this.#pieces = []
    else if (piece.length > 0) this.#pieces.push(piece)
  }

  take(): Line[] {
    const [pieces, length, number] = [this.#pieces, this.#length, ++this.#number]
    this.#pieces = []
    this.#length = 0
    if (length > longest) return [{ number, error: `Too long: a line may hold ${longest / 1024 / 1024} MB.` }]
    return decode(Buffer.concat(pieces), number)
  }
}

// `fatal`: a broken byte must not become a replacement character inside somebody's title. A BOM is dropped by the decoder.
const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array, number: number): Line[] {
  try {
    const text = utf8.decode(bytes).trim()
    return text === '' ? [] : [{ number, text }]
  } catch {
    return [{ number, error: 'Not UTF-8: save the file in that encoding.' }]
  }
}
