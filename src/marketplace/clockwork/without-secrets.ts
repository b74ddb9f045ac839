const most = 300

/** What an error says, fit for a page: no passwords in addresses, no tokens, nobody's e-mail address, and not too long. */
export function withoutSecrets(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const said = text
    .replaceAll(/(\w+:\/\/)[^\s/@]*@/g, '$1…@')
    .replaceAll(/\b(authorization\b|bearer\b).*/gi, '$1 …')
    .replaceAll(/\b(pass(?:word)?|secret|token|key)\b(\s*[=:]\s*|\s+)\S+/gi, '$1 …')
    .replaceAll(/[^\s<>"'(]+@[^\s<>"')]+\.\w+/g, match => (match.includes('://') ? match : 'an address'))
    .replaceAll(/\s+/g, ' ')
    .trim()
  return said.length > most ? `${said.slice(0, most)}…` : said || 'It failed without saying why.'
}
