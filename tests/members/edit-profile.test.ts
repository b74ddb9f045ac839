import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editProfile } from '#marketplace/members/edit-profile'
import { profileInputSchema } from '#marketplace/members/profile-input'
import { readClient } from '#marketplace/members/read-client'
import { readProfile } from '#marketplace/members/read-profile'
import { problemsOf } from '#marketplace/problems-of'
import { readBalance } from '#marketplace/wallets/read-balance'
import { aClient, aFreelancer, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(() => app.close())

  test('a member changes what they send and keeps the rest; no address is shown', async () => {
    const by = await aFreelancer(app, { name: 'Ines Duarte' })
    const change = {
      headline: ' <b>Maps</b> ',
      skills: ['GIS', 'GIS'],
      hourlyRateCents: 45_00,
      timezone: 'Europe/Lisbon',
      portfolio: ['https://example.com/maps'],
    }
    expect(await editProfile(app, { by, ...change })).toEqual({ ok: true, value: { memberId: by, granted: 4 } }) // For the rate and the link.
    const profile = await readProfile(app, by)
    expect(profile).toMatchObject({
      value: {
        ...change,
        name: 'Ines Duarte',
        headline: '<b>Maps</b>',
        skills: ['GIS'],
        country: 'Portugal',
        client: null,
      },
    })
    expect(JSON.stringify(profile)).not.toContain('@example.test')
  })

  test('the freelancer side, switched on the first time, opens the wallet with the sign-up grant; never again', async () => {
    const by = await aClient(app)
    const answers = await Promise.all(Array.from({ length: 5 }, () => editProfile(app, { by, isFreelancer: true })))
    expect(answers.map(answer => answer.ok && answer.value.granted).sort()).toEqual([0, 0, 0, 0, 40])
    await editProfile(app, { by, isFreelancer: false })
    expect(await editProfile(app, { by, isFreelancer: true })).toMatchObject({ value: { granted: 0 } })
    expect((await readBalance(app, by)).available).toBe(40)
  })

  test.each([
    ['name', ['', 'A', 'x'.repeat(81), null, 7]],
    ['about', ['x'.repeat(5001)]],
    ['hourlyRateCents', [0, -1, 99_901, 2 ** 40, '50', 1.5]],
    ['country', ['Atlantis', 'USA']],
    ['timezone', ['Mars/Olympus', '', null]],
    [
      'portfolio',
      [
        ['http://example.com'],
        ['javascript:alert(1)'],
        ['https://me:pw@example.com'],
        ['https://x'],
        Array.from({ length: 11 }, (_, i) => `https://example.com/${i}`),
      ],
    ],
    ['isFreelancer', [false, 'yes']],
  ] as const)('a wrong %s is refused with a sentence and nothing is saved', async (field, values) => {
    const by = await aFreelancer(app)
    const before = await readProfile(app, by)
    for (const value of values) {
      const answer = await editProfile(app, { by, [field]: value } as never)
      expect(answer, String(value)).toMatchObject({
        refusal: { code: 'invalid-input', facts: { field, message: expect.stringMatching(/^[A-Z].+\.$/) } },
      })
    }
    expect(await readProfile(app, by)).toEqual(before)
    expect(problemsOf(profileInputSchema, {})).toHaveProperty('name')
  })

  test('a client whose stored time zone cannot be read is shown without their time', async () => {
    const by = await aClient(app)
    await sql`update members set timezone = 'US/Pacific-New' where member_id = ${by}`.execute(app.db)
    expect(await readClient(app, by)).toMatchObject({ timezone: null, localTime: null })
    await editProfile(app, { by, timezone: 'Europe/Lisbon' })
    expect(await readClient(app, by)).toMatchObject({ timezone: 'Europe/Lisbon', localTime: '13:00' })
  })

  test('nobody is nobody', async () => {
    for (const id of [app.newId(), 'nonsense'])
      expect(await readProfile(app, id)).toMatchObject({ refusal: { code: 'not-found' } })
    expect(await editProfile(app, { by: app.newId(), name: 'Nobody' })).toMatchObject({
      refusal: { code: 'not-found' },
    })
  })
})
