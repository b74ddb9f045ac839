const known = new Set(Intl.supportedValuesOf('currency'))

/** Whether this is the code of a currency, as ISO 4217 writes it. */
export const isCurrency = (code: string): boolean => known.has(code)

/** What posts pay and what is bid is in dollars, whatever Connects cost. */
export const workCurrency = 'USD'
