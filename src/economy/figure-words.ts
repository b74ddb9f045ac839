import { workCurrency } from './currency.ts'

/** Figures as people read them. */
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' })

/** 12,480. */
export const countWords = (n: number): string =>
  Number.isInteger(n) && Math.abs(n) < 1000 ? String(n) : whole.format(n)
/** $450, $14,200.50, £1.20: cents only where there are any, in the currency's own number of digits. */
export function moneyWords(cents: number, currency: string = workCurrency): string {
  const format = moneyFormat(currency)
  return format.format(cents / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

const formats = new Map<string, Intl.NumberFormat>()
function moneyFormat(currency: string): Intl.NumberFormat {
  const style = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const
  const format = formats.get(currency) ?? new Intl.NumberFormat('en-US', style)
  formats.set(currency, format)
  return format
}
/** "1 Connect", "4 Connects". */
export const connectsWords = (n: number): string => some(n, 'Connect')
/** "1 day", "30 days". */
export const daysWords = (n: number): string => some(n, 'day')
/** "1 proposal", "12 proposals". */
export const some = (n: number, one: string): string => `${countWords(n)} ${n === 1 ? one : `${one}s`}`

/** "6 while 100 or more wear it". */
export const demandWords = ({ from, weekly }: { from: number; weekly: number }): string =>
  `${countWords(weekly)} while ${countWords(from)} or more wear it`

/** "every 15 minutes", "every hour", "every 3 days, 21 hours, 45 minutes". */
export function everyWords(minutes: number): string {
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const parts = [
    [days, 'day'],
    [hours, 'hour'],
    [minutes % 60, 'minute'],
  ] as const
  const words = parts.filter(([n]) => n > 0).map(([n, unit]) => some(n, unit))
  return `every ${words.join(', ').replace(/^1 (\w+)$/, '$1')}`
}

/** "1 June 2026", with the time of day in UTC where it is not midnight. */
export function dateWords(at: Temporal.Instant): string {
  const [ms, midnight] = [at.epochMilliseconds, at.epochMilliseconds % 86_400_000 === 0]
  return midnight ? date.format(ms) : `${date.format(ms)} at ${time.format(ms)} UTC`
}

/** "1 year", "1 month, 15 days". */
export function lifeWords(life: string): string {
  const length = Temporal.Duration.from(life)
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const
  return units
    .filter(unit => length[unit] !== 0)
    .map(unit => some(length[unit], unit.slice(0, -1)))
    .join(', ')
}
