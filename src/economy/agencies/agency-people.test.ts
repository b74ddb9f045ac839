import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askIn, changePerson, makeAgency } from './agency-people.ts'
import { type Role, roles } from './agency-rules.ts'

const one = (role?: Role) => ({ id: `${role}`, role })
const change = (by: Role | undefined, whom: Role | undefined, becomes: Role | null) => {
  const decision = changePerson(one(by), { id: `other ${whom}`, role: whom }, becomes)
  return decision.ok ? 'done' : decision.refusal.code
}
const oneself = (role: Role | undefined, becomes: Role | null) => {
  const decision = changePerson(one(role), one(role), becomes)
  return decision.ok ? 'done' : decision.refusal.code
}

test('an agency has one owner, who hands it over before they leave; owner and admins ask people in and let members go, and only the owner makes or removes an admin', () => {
  expect(roles.map(role => oneself(role, null))).toEqual(['owner-stays', 'done', 'done'])
  expect(roles.map(role => change(role, 'member', 'owner'))).toEqual(['done', 'not-for-members', 'not-for-members'])
  expect(roles.map(role => change(role, 'member', null))).toEqual(['done', 'done', 'not-for-members'])
  expect(roles.map(role => change(role, 'admin', null))).toEqual(['done', 'not-for-members', 'not-for-members'])
  expect(roles.map(role => change(role, 'member', 'admin'))).toEqual(['done', 'not-for-members', 'not-for-members'])
  expect(roles.map(role => askIn(role, 'member').ok)).toEqual([true, true, false])
  expect(roles.map(role => askIn(role, 'admin').ok)).toEqual([true, false, false])
})

test('nobody is put in or removed who does not belong to it, by nobody who does not, and never a second owner', () => {
  expect([change('owner', undefined, 'member'), change('owner', undefined, null)]).toEqual(['not-found', 'not-found'])
  expect([change(undefined, 'member', null), oneself(undefined, null)]).toEqual(['not-in-agency', 'not-in-agency'])
  expect([askIn('owner', 'owner').ok, askIn(undefined, 'member').ok]).toEqual([false, false])
  expect(oneself('owner', 'owner')).toBe('already-in-agency')
})

test('whoever does what, in whatever order, an agency has exactly one owner', () => {
  const ids = ['a', 'b', 'c', 'd']
  const step = fc.record({
    by: fc.constantFrom(...ids),
    whom: fc.constantFrom(...ids),
    becomes: fc.constantFrom<(Role | null)[]>('owner', 'admin', 'member', null),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), steps => {
      const people = new Map<string, Role>([
        ['a', 'owner'],
        ['b', 'admin'],
        ['c', 'member'],
      ])
      for (const { by, whom, becomes } of steps) {
        const [one, other] = [by, whom].map(id => ({ id, role: people.get(id) })) as [never, never]
        const decision = changePerson(one, other, becomes)
        if (!decision.ok) continue
        if (becomes === 'owner') people.set(by, 'admin')
        if (decision.value === null) people.delete(whom)
        else people.set(whom, decision.value)
        expect([...people.values()].filter(role => role === 'owner')).toHaveLength(1)
      }
    }),
  )
})

test('an agency is made by a freelancer who has confirmed their address and owns none, where the rules have agencies', () => {
  const maker = { isFreelancer: true, emailVerified: true, owns: false }
  const why = (about: Partial<typeof maker>, offered = true) => {
    const decision = makeAgency({ ...maker, ...about }, offered)
    return decision.ok ? 'made' : decision.refusal.code
  }
  expect([why({}), why({}, false), why({ isFreelancer: false })]).toEqual(['made', 'no-agencies', 'not-a-freelancer'])
  expect([why({ emailVerified: false }), why({ owns: true })]).toEqual(['email-not-verified', 'owns-agency'])
})
