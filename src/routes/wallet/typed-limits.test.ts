import { expect, test } from 'vitest'
import { limitsSchema } from '#marketplace/limits/set-limits'
import { limitsOf, readTypedLimits, typedLimits } from './typed-limits.ts'

test('nothing is no limit, and what is no figure is refused rather than dropped', () => {
  const typed = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return limitsOf(readTypedLimits(form))
  }
  expect(typed({ monthly: ' 1,200 ', proposal: '', boost: '8' })).toEqual({
    ...{ monthly: 1200, weekly: null },
    ...{ proposal: null, boost: 8 },
  })
  for (const wrong of ['many', '1.5', '-3', '0', '1e9'])
    expect(limitsSchema.safeParse(typed({ monthly: wrong })).success).toBe(false)
  const limits = { monthly: 60, weekly: 20, proposal: null, boost: 5 }
  expect(limitsOf(typedLimits(limits))).toEqual(limits)
})
