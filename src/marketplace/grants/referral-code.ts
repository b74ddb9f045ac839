/** The code in a member's link: their id, shorter. Everybody may know it; it opens nothing. */
export const referralCode = (memberId: string): string =>
  Buffer.from(memberId.replaceAll('-', ''), 'hex').toString('base64url')

/** Whose code it is, if it can be one. */
export function memberOfCode(code: string): string | undefined {
  const hex = Buffer.from(code, 'base64url').toString('hex')
  return hex.length === 32 ? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') : undefined
}
