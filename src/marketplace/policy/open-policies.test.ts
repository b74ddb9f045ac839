import { expect, test } from 'vitest'
import { readWritten } from '#gateways/policies/read-policy'
import { databases, freshApp } from '#tests/fresh-app'
import { openPolicies } from './open-policies.ts'

for (const on of databases)
  test(`a new marketplace begins with the policy it is started with, and keeps it at the next start (${on})`, async () => {
    const app = await freshApp({ on })
    const first = readWritten('earnest')
    const policies = await openPolicies(app.db, first, app.clock())
    expect(policies.at(app.clock())).toMatchObject({ id: 'earnest', policy: first.policy, source: first.source })
    const again = await openPolicies(app.db, readWritten('upwork-2019'), app.clock().add({ hours: 1 }))
    expect(again.versions().map(({ id }) => id)).toEqual(['earnest'])
    await app.close()
  })
