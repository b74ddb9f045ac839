import { count } from '#components/figures/count'
import type { JobRan } from '#marketplace/clockwork/run-job'

/** When a cron of our own runs, in words; any other as it is written. */
export function everyWhen(cron: string): string {
  const [minute, hour, ...days] = cron.split(' ')
  if (days.join(' ') !== '* * *') return cron
  if (hour === '*') {
    if (minute === '*') return 'every minute'
    if (minute!.startsWith('*/')) return `every ${minute!.slice(2)} minutes`
    return /^\d+$/.test(minute!) ? `every hour at ${minute!.padStart(2, '0')} minutes past` : cron
  }
  const clock = [hour, minute].map(part => part!.padStart(2, '0')).join(':')
  return /^\d\d:\d\d$/.test(clock) ? `daily at ${clock} UTC` : cron
}

/** "0.2 s", "3 min": how long a run took. */
export function tookWords(milliseconds: number): string {
  if (milliseconds < 60_000) return `${(Math.ceil(milliseconds / 100) / 10).toFixed(1)} s`
  return `${count(Math.round(milliseconds / 60_000))} min`
}

export const ranBy = { clockwork: 'by itself', 'test-clock': 'by the test clock', operator: 'by an operator' }

export const ranDone = ({ done }: JobRan): string =>
  done === 0 ? 'It ran. Nothing was due.' : `It ran and did ${count(done)} ${done === 1 ? 'thing' : 'things'}.`
