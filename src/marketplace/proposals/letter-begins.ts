const most = 230

// A greeting on a line of its own says nothing in a list.
const greeting = /^\s*[^\n]{1,30},[ \t]*\n+/

/** The beginning of a letter without its greeting, cut at a word so that nobody reads half of one. */
export function letterBegins(letter: string): string {
  const flat = letter.replace(greeting, '').replaceAll(/\s+/g, ' ').trim()
  return flat.length <= most ? flat : `${flat.slice(0, most).replace(/\s+\S*$/, '')} …`
}
