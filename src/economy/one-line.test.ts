import { expect, test } from 'vitest'
import { oneLine } from './one-line.ts'

test.each([
  [
    'breaks of every kind',
    'friend,\r\n\r\nyou\u2028have\u2029won\u0085$500\vnow\f!',
    'friend, you have won $500 now !',
  ],
  ['tabs, NUL and other controls', 'a\tb\0c\u001b[31md', 'a bc [31md'],
  ['what surrounds it', ' \r\n Ana \n\u200b', 'Ana'],
  ['what turns the direction round', 'invoice\u202efdp.exe \u2066x\u2069 \u200ey\u061c', 'invoicefdp.exe x y'],
  ['what takes no room', 'A\u200bn\u2060a\ufeff\u00ad', 'Ana'],
  ['halves of characters', 'Ana \ud800', 'Ana \ufffd'],
])('one line holds %s no more', (_, written, kept) => expect(oneLine(written)).toBe(kept))

test.each(['', ' \n ', '\u200b\u200b', '\u200d\u200c', '\u3164\u115f', '\u2800', '\ufe0f', '\u{e0041}', '\u00a0'])(
  'what shows nothing is nothing: %j',
  written => expect(oneLine(written)).toBe(''),
)

test.each(['می‌خواهم', 'ක්‍ෂ', '👩🏽‍🚀 ❤️', 'רות כהן', 'José Ñandú', "O'Neill-Śmigły", '李小龍', 'a  b', '.'])(
  'names and titles of any script are kept: %s',
  written => expect(oneLine(written)).toBe(written),
)
