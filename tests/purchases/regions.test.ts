import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { storedPolicy } from '#gateways/policies/stored-policy'
import { system } from '#marketplace/app'
import { audit } from '#marketplace/ledger/audit'
import { editProfile } from '#marketplace/members/edit-profile'
import { setPriceCountry } from '#marketplace/members/set-price-country'
import { setPlan } from '#marketplace/plans/set-plan'
import { rulesAhead, versionForMember } from '#marketplace/policy/version-for-member'
import { join } from '#marketplace/sign-ins/join'
import { type Json, tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, anOperator, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

const earnest = quiet(readPolicy('earnest'))
const policy: Policy = {
  ...earnest,
  regions: [
    {
      ...{ id: 'south-asia', title: 'South Asia', countries: ['India', 'Nepal'], currency: 'INR', connectCents: 500 },
      bundles: [
        { connects: 10, cents: 4500 },
        { connects: 50, cents: 20_000, plans: ['plus'] },
      ],
      plans: [
        { id: 'plus', cents: 99_900 },
        { id: 'agency-plus', cents: 199_900 },
      ],
    },
  ],
}

describe.each(databases)('prices by region, on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let [there, elsewhere, operator]: string[] = []
  beforeAll(async () => {
    app = await freshApp({ on, policy })
    api = tryApi(app)
    ;[there, elsewhere] = [await aFreelancer(app, { country: 'India' }), await aFreelancer(app)]
    operator = await anOperator(app)
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const prices = async (by: string) => {
    const { items } = (await api.get(`/members/${by}/bundles`, { as: by })).body
    return items.map(({ connects, cents, currency, mayBuy }: Json) => [connects, cents, currency, mayBuy])
  }
  const own = earnest.bundles.map(({ connects, cents }) => [connects, cents, 'USD', true])
  const regional = [
    [10, 4500, 'INR', true],
    [50, 20_000, 'INR', false],
  ]
  const joinFrom = async (country: string | null) => {
    const id = app.newId()
    const about = { name: 'Asha Rao', email: `${id}@example.test`, emailVerified: true, timezone: 'UTC' }
    await join(app, { ...about, id, country, isFreelancer: true, isClient: false })
    return id
  }

  test('bundles and plans are of the region, for whoever joined from there and nobody else', async () => {
    expect(await prices(there!)).toEqual(regional)
    expect(await prices(elsewhere!)).toEqual(own)
    expect(await prices(await joinFrom('Nepal'))).toEqual(regional)
    expect((await api.get(`/members/${there}/bundles/10`, { as: there })).body).toMatchObject({ cents: 4500 })
    expect((await api.get(`/members/${there}/bundles/20`, { as: there })).body.code).toBe('no-such-bundle')
    expect((await api.get(`/members/${there}/bundles/50`, { as: there })).body.code).toBe('bundle-not-for-plan')
    const onPlus = await joinFrom('India')
    expect(await setPlan(app, { by: system, memberId: onPlus, plan: 'plus' })).toMatchObject({ ok: true })
    expect((await api.get(`/members/${onPlus}/bundles/50`, { as: onPlus })).body).toMatchObject({ cents: 20_000 })
    expect((await api.get(`/members/${onPlus}/plan`, { as: onPlus })).body).toMatchObject({
      plan: { id: 'plus', cents: 99_900, currency: 'INR' },
      prices: { country: 'India', region: 'South Asia', differ: true },
    })
    expect((await api.get(`/members/${elsewhere}/plan`, { as: operator })).body).toMatchObject({
      plan: { cents: 0, currency: 'USD' },
      prices: { country: null, region: null, differ: true },
    })
  })

  test('a country that is changed in the profile changes no price, and the first that is named does', async () => {
    const by = await joinFrom(null)
    expect(await prices(by)).toEqual(own)
    const move = async (country: string | null) =>
      expect((await api.patch('/me', { as: by, body: { country } })).status).toBe(200)
    await move('Portugal')
    await move('India')
    expect(await prices(by)).toEqual(own)
    expect((await api.get(`/members/${by}/plan`, { as: by })).body.prices).toMatchObject({ country: 'Portugal' })
    await move(null)
    await move('Nepal')
    expect(await prices(by)).toEqual(own)
    const indian = await joinFrom(null)
    await editProfile(app, { by: indian, country: 'India' })
    expect(await prices(indian)).toEqual(regional)
    const client = await aClient(app)
    await editProfile(app, { by: client, country: 'India', isFreelancer: true })
    expect(await prices(client)).toEqual(regional)
  })

  test('an operator sets it, nobody else and nobody for themselves, and it is logged and told', async () => {
    const by = await joinFrom('Portugal')
    const set = (as: string, country: unknown, memberId = by) =>
      api.post(`/members/${memberId}/price-country`, { as, body: { country } })
    for (const as of [by, elsewhere!])
      expect(await set(as, 'India')).toMatchObject({ status: 403, body: { code: 'not-an-operator' } })
    expect((await api.post(`/members/${by}/price-country`, { body: { country: 'India' } })).status).toBe(401)
    for (const wrong of ['Atlantis', 7, undefined]) expect((await set(operator!, wrong)).status).toBe(400)
    expect(await set(operator!, 'India', app.newId())).toMatchObject({ status: 404 })
    expect(await set(operator!, 'India', await aClient(app))).toMatchObject({ status: 404 })
    expect(await prices(by)).toEqual(own)
    expect((await set(operator!, 'India')).body).toEqual({ memberId: by, country: 'India', region: 'South Asia' })
    expect(await prices(by)).toEqual(regional)
    expect((await set(operator!, 'India')).status).toBe(200)
    const { items } = (await api.get('/acts', { as: operator })).body
    const sets = items.filter(({ act }: Json) => act === 'price-country-set')
    expect(sets).toMatchObject([{ detail: 'India instead of Portugal' }])
    const notices = (await api.get('/notices', { as: by })).body.items
    expect(notices.filter(({ kind }: Json) => kind === 'price-country')).toHaveLength(1)
    expect((await set(operator!, null)).body).toMatchObject({ country: null, region: null })
    expect(await prices(by)).toEqual(own)
    for (const country of [null, 'India']) await editProfile(app, { by, country })
    expect(await prices(by)).toEqual(own)
    await sql`update members set is_operator = true where member_id = ${by}`.execute(app.db)
    expect((await set(by, 'India')).body.code).toBe('own-prices')
    expect(await setPriceCountry(app, { by: system, memberId: by, country: 'Nepal' })).toMatchObject({ ok: true })
    expect(await prices(by)).toEqual(regional)
  })

  test('a purchase is in the currency of the buyer’s prices unless another is named, and what is within the rules goes by them', async () => {
    const buy = (walletId: string, reference: string, body: object) =>
      api.post(`/wallets/${walletId}/purchases`, { as: operator, body: { reference, ...body } })
    expect((await buy(there!, 'pay_1', { connects: 10, cents: 4500 })).body).toMatchObject({
      ...{ currency: 'INR', withinRules: true, recorded: true },
    })
    expect((await buy(there!, 'pay_2', { connects: 50, cents: 20_000 })).body).toMatchObject({ withinRules: false })
    expect((await buy(elsewhere!, 'pay_3', { connects: 40, cents: 600 })).body).toMatchObject({
      ...{ currency: 'USD', withinRules: true },
    })
    expect((await buy(there!, 'pay_4', { connects: 10, cents: 55, currency: 'USD' })).body.currency).toBe('USD')
  })

  test('the rules of somebody’s own and what changes of them are with their prices', async () => {
    expect((await versionForMember(app, there)).policy).toMatchObject({ currency: 'INR', connectCents: 500 })
    expect((await versionForMember(app, elsewhere)).policy).toMatchObject({ currency: 'USD', connectCents: 15 })
    expect((await versionForMember(app, undefined)).policy).toBe(policy)
    const [first] = app.policies.every()
    const at = app.clock().add({ hours: 24 * 40 })
    const regions = [{ ...policy.regions[0]!, connectCents: 600 }]
    app.policies.renew([first!, { ...first!, id: 'next', policy: { ...policy, regions, connectCents: 20 }, from: at }])
    const labels = async (id?: string) =>
      (await rulesAhead(app, id)).flatMap(({ differences }) => differences.map(({ label, after }) => [label, after]))
    expect(await labels(there)).toEqual([['One Connect', '₹6']])
    const line =
      'A Connect ₹6, 10 for ₹45, 50 for ₹200 on plan plus; Plus ₹999 a month; Agency Plus ₹1,999 a month; for India, Nepal'
    expect(await labels(elsewhere)).toEqual([
      ['One Connect', '$0.20'],
      ['Prices in South Asia', line],
    ])
    expect(await labels()).toEqual(await labels(elsewhere))
    app.policies.renew([first!])
  })
})

test('wallets from before there were regions have the country their owner names, and stored policies a currency', async () => {
  const app = await freshApp()
  const id = await aFreelancer(app, { country: 'Nepal' })
  const text = readFileSync('src/database/migrations/0029-prices-by-region.sql', 'utf8')
  const [before] = text.split('-- A campaign gives')
  await sql`alter table wallets drop column price_country`.execute(app.db)
  const { currency: _, regions: __, ...stored } = earnest
  await sql`insert into policy_versions (version_id, policy, source, in_force_from, keeps, activated_at, activated_by)
    values ('old', ${JSON.stringify(stored)}::text::jsonb, '', now(), '[]', now(), 'system')`.execute(app.db)
  for (const statement of before!.split(';').filter(part => part.replaceAll(/--.*/g, '').trim()))
    await sql.raw(statement).execute(app.db)
  const { rows } = await sql<{ country: string; policy: Policy }>`
    select price_country as country, policy from wallets, policy_versions where wallet_id = ${id} and version_id = 'old'`.execute(
    app.db,
  )
  expect(rows[0]).toMatchObject({ country: 'Nepal', policy: { currency: 'USD' } })
  expect(storedPolicy(rows[0]!.policy, 'old')).toMatchObject({ currency: 'USD', regions: [] })
  await app.close()
})
