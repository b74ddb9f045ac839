/**
 * A text as one line of what can be seen: breaks and other controls become a space; what turns the direction of writing
 * round or takes no room is left out, and so is what shows nothing at all. Joiners stay: names of some scripts and emoji
 * are written with them. Whoever writes a name must not write the paragraphs of a mail.
 */
export function oneLine(written: string): string {
  const line = written.toWellFormed().replaceAll('\0', '').replace(breaks, ' ').replace(hidden, '').trim()
  return visible.test(line) ? line : ''
}

const breaks = /[\p{Cc}\p{Zl}\p{Zp}]+/gu
const hidden = /[\p{Bidi_Control}\u00ad\u200b\u2060-\u206f\ufeff\ufff9-\ufffb]/gu
// The fillers of Hangul and the empty pattern of Braille are letters that look like a space.
const visible = /[^\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u
