import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { onlyPolicy } from '#marketplace/policy/policies'
import { freshApp } from '#tests/fresh-app'
import { otherPolicy } from './say-policy.ts'

test('a start that names another policy than the one in force says so in one line, and what to do', async () => {
  const app = await freshApp({ policy: readPolicy('earnest') })
  expect(otherPolicy(app, 'earnest')).toBeUndefined()
  expect(otherPolicy(app, 'upwork-2019')).toBe(
    'The policy upwork-2019 is not what is in force: this marketplace follows earnest since 1 January 1970. See `earnest policy diff upwork-2019`, and put it in force with `earnest policy activate upwork-2019 --from DATE`.',
  )
  // Under another name, the same rules are the same.
  const renamed = onlyPolicy({ ...readPolicy('earnest'), name: 'ours', title: 'Ours' })
  expect(otherPolicy({ ...app, policies: renamed }, 'earnest')).toBeUndefined()
  await app.close()
})
