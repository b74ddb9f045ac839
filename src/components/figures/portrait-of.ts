import { createAvatar } from '@dicebear/core'
import * as personas from '@dicebear/personas'

/** Friendly and plain out of what the style can draw, in the colours of the pages. */
const look = {
  body: ['rounded', 'small', 'squared'],
  clothingColor: ['a8500b', '1d7048', '4b6a88', '7a4a63', '655d51', 'c98a3a'],
  eyes: ['open', 'happy', 'glasses'],
  facialHairProbability: 0,
  hair: [
    'long',
    'sideShave',
    'shortCombover',
    'bobCut',
    'curlyBun',
    'buzzcut',
    'bobBangs',
    'balding',
    'bunUndercut',
    'fade',
    'straightBun',
    'extraLong',
    'shortComboverChops',
  ],
  hairColor: ['362c26', '5b3f2b', '8a5a34', 'c08a52', '8f8a83'],
  mouth: ['smile', 'bigSmile', 'smirk'],
  nose: ['smallRound', 'mediumRound'],
} as const

const drawn = new Map<string, string>()
const mostKept = 5000

/** A drawn portrait, always the same for the same seed, as a data: URL. Runs on the server only: the library is large. */
export function portraitOf(seed: string): string {
  const known = drawn.get(seed)
  if (known) return known
  if (drawn.size >= mostKept) drawn.clear()
  const portrait = dataUrl(createAvatar(personas, { ...look, seed, backgroundColor: ['f8ecdb'] }).toString())
  drawn.set(seed, portrait)
  return portrait
}

// The style is CC BY 4.0, so its maker is named in each drawing; the library's own way takes 800 bytes to say so.
const credit = '<metadata>Personas by Draftbit, draftbit.com, CC BY 4.0</metadata>'

const dataUrl = (svg: string): string => {
  const short = svg.replace(/<metadata.*?<\/metadata>/s, credit).replaceAll('"', "'")
  return `data:image/svg+xml,${short.replace(/[%#<>]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)}`
}
