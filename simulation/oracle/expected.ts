/** What the product must answer: why not, or these fields among others. */
export type Expected = { refused: string } | { fields: Record<string, unknown> }

export const refused = (code: string): Expected => ({ refused: code })
