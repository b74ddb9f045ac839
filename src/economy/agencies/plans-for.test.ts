import { expect, test } from 'vitest'
import { earnest, lot, newId, noon, wallet } from '#tests/builders'
import { setPlan } from '../plans/set-plan.ts'
import { policySchema } from '../policy/policy.ts'
import { plansFor } from './plans-for.ts'

const person = wallet(lot())
const agency = { ...person, isAgency: true, membership: { ...person.membership, plan: 'agency-basic' } }

test('an agency is put on a plan for agencies only, and a person only on one of the others', () => {
  const ids = (of: typeof person, policy = earnest) => plansFor(of, policy).map(({ id }) => id)
  expect(ids(person)).toEqual(['basic', 'plus'])
  expect(ids(agency)).toEqual(['agency-basic', 'agency-plus'])
  const set = (of: typeof person, planId: string) =>
    setPlan(of, { planId, policyAt: () => earnest, now: noon, newId, given: () => undefined })
  expect(set(agency, 'plus')).toMatchObject({
    refusal: { code: 'no-such-plan', facts: { plans: 'agency-basic, agency-plus' } },
  })
  expect(set(person, 'agency-plus')).toMatchObject({
    refusal: { code: 'no-such-plan', facts: { plans: 'basic, plus' } },
  })
  expect([set(agency, 'agency-plus').ok, set(person, 'plus').ok]).toEqual([true, true])
  expect(ids(agency, { ...earnest, agencies: null })).toHaveLength(4)
})

test('plans for agencies are plans there are, not that of newcomers, and none that freezes forfeits', () => {
  const said = (agencies: Partial<NonNullable<typeof earnest.agencies>>, carried: number | null = null) =>
    policySchema
      .safeParse({
        ...earnest,
        plans: earnest.plans.map(plan => (plan.id === 'agency-basic' ? { ...plan, carried } : plan)),
        agencies: { ...earnest.agencies, ...agencies },
      })
      .error?.issues.map(({ message }) => message)
  expect(said({})).toBeUndefined()
  expect(said({ plans: ['basic'], frozenOn: [] })).toEqual([
    'Newcomers have "basic", so it is no plan for agencies: name another one.',
  ])
  expect(said({ plans: ['gold'], frozenOn: ['plus'] })).toEqual([
    'There is no plan "gold": write one of plus, agency-basic, agency-plus.',
    '"plus" is no plan for agencies: write one of gold.',
  ])
  expect(said({ plans: ['agency-plus', 'agency-plus'], frozenOn: [] })).toEqual([
    '"agency-plus" is named before: name it once.',
  ])
  expect(said({}, 400)).toEqual([
    '"agency-basic" forfeits what it does not carry, which is lost while frozen: give it carried: null.',
  ])
})
