import { personas } from '@dicebear/collection/async'
import { createAvatar } from '@dicebear/core'

const style = await personas() // One style: all of them together take a second to load.
type Look = NonNullable<Parameters<typeof createAvatar<Parameters<typeof style.create>[0]['options']>>[1]>

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
} satisfies Look

const drawn = new Map<string, string>()
const mostKept = 5000

/** A drawn portrait, always the same for the same seed, as a data: URL. Runs on the server only: the library is large. */
export function portraitOf(seed: string): string {
  const known = drawn.get(seed)
  if (known) return known
  if (drawn.size >= mostKept) drawn.clear()
  const portrait = dataUrl(createAvatar(style, { ...look, seed, backgroundColor: ['f8ecdb'] }).toString())
  drawn.set(seed, portrait)
  return portrait
}

// The style is CC BY 4.0, so its maker is named in each drawing; the library's own way takes 800 bytes to say so.
const credit = '<metadata>Personas by Draftbit, draftbit.com, CC BY 4.0</metadata>'

const dataUrl = (svg: string): string => {
  const short = svg.replace(/<metadata.*?<\/metadata>/s, credit).replaceAll('"', "'")
  return `data:image/svg+xml,${short.replace(/[%#<>]/g, sign => `%${sign.charCodeAt(0).toString(16)}`)}`
}
