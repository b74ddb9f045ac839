/** $450, $14,200.50: cents only where there are any, in the currency's own number of digits. */
export function money(cents: number, currency = 'USD'): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return format.format(cents / 10 ** digits).replace('-', '−')
}
