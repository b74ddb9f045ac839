import { ProofError } from './proof-error.ts'

const longest = 64 * 1024
const newline = 0x0a
// A byte order mark is kept, and so is found to be one byte too many.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The lines of a file exactly as they are: each ends with a line feed, and nothing comes after the last. */
export async function* strictLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let [rest, number]: [Uint8Array, number] = [new Uint8Array(), 0]
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    let from = 0
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
      yield decode(bytes.subarray(from, end), ++number)
      from = end + 1
    }
    rest = bytes.subarray(from)
    if (rest.length > longest) throw new ProofError(`Line ${number + 1} is too long to be one of Earnest's.`)
  }
  if (rest.length > 0)
    throw new ProofError('The file does not end where Earnest ends it: it was cut off, or something was added.')
}

function decode(bytes: Uint8Array, number: number): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ProofError(`Line ${number} is not UTF-8.`)
  }
}
