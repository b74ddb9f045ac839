import { expect, inject, test } from 'vitest'
import { makeCode } from './acts.ts'
import { demo, join, sendForm } from './people.ts'
import { mainText } from './steps.ts'
import { visits } from './visits.ts'

const visit = visits()

test.for([true, false])('an operator changes a campaign and ends it (JavaScript %s)', async javaScriptEnabled => {
  const page = await visit({ as: demo('operator'), javaScriptEnabled })
  const id = await makeCode(visit, 'Liquorice for everybody')
  await page.goto(`/operator/campaigns/${id}`)
  const day = page.getByLabel('Last day')
  const shown = await day.inputValue()
  await day.fill('2020-01-01')
  await page.getByLabel('Reason').fill('More came than we thought.')
  await page.getByRole('button', { name: 'Change the campaign' }).click()
  await page.getByText('choose a later end, or end it now').first().waitFor()
  expect(await page.getByLabel('Reason').inputValue()).toBe('More came than we thought.')

  // Left as it was shown, the day changes nothing: the campaign ends in the middle of it.
  await page.goto(`/operator/campaigns/${id}`)
  const { closesAt } = await campaign()
  await page.getByLabel('For how many people').fill('50')
  await page.getByLabel('Reason').fill('More came than we thought.')
  await page.getByRole('button', { name: 'Change the campaign' }).click()
  await page.getByText('The campaign is changed.').waitFor()
  expect(await campaign()).toMatchObject({ closesAt, limit: 50, state: 'open' })
  expect(await page.getByLabel('Last day').inputValue()).toBe(shown)

  // Another operator changes for how many people it is while this page is open: whoever changes the day leaves that to them.
  const other = { limit: 40, reason: 'Fewer are enough.' }
  const headers = { origin: inject('marketplaceUrl') }
  expect((await page.request.patch(`/api/v1/campaigns/${id}`, { data: other, headers })).status()).toBe(200)
  const later = Temporal.PlainDate.from(shown).add({ days: 7 })
  await day.fill(later.toString())
  await page.getByLabel('Reason').fill('A week more.')
  await page.getByRole('button', { name: 'Change the campaign' }).click()
  await page.getByText('The campaign is changed.').waitFor()
  expect(await campaign()).toMatchObject({ closesAt: `${later.add({ days: 1 })}T00:00:00Z`, limit: 40 })

  await page.getByRole('link', { name: 'End it now' }).click()
  await page.getByRole('heading', { name: 'End this campaign now' }).waitFor()
  await page.getByLabel('Reason').fill('It got about.')
  await page.getByRole('button', { name: 'End the campaign' }).click()
  await page.getByText('The campaign is over.').waitFor()
  expect(await campaign()).toMatchObject({ state: 'over' })
  expect(await mainText(page)).not.toContain('Change it')
  await page.goto('/operator/log')
  expect(await mainText(page)).toContain('It got about.')

  async function campaign() {
    return (await (await page.request.get(`/api/v1/campaigns/${id}`)).json()).campaign
  }
})

test.for([true, false])(
  'a campaign that gives twice gives once to a form that is sent again (JavaScript %s)',
  async javaScriptEnabled => {
    const operator = await visit({ as: demo('operator'), javaScriptEnabled })
    const name = `Twice ${crypto.randomUUID().slice(0, 8)}`
    await operator.goto('/operator/campaigns/new')
    await operator.getByLabel('Name').fill(name)
    await operator.getByRole('radio', { name: 'Launch' }).check()
    await operator.getByLabel('For each person').fill('5')
    await operator.getByLabel('How often to each person').fill('2')
    await operator.getByLabel('For how many people').fill('3')
    await operator.getByLabel('Last day').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10))
    await operator.getByRole('button', { name: 'Make the campaign' }).click()
    await operator.getByText('5 Connects for each person, up to 2 times.').waitFor()

    const page = await visit({ javaScriptEnabled })
    await join(page.request, 'work', 'Tove')
    const row = () => page.getByRole('listitem').filter({ hasText: name })
    const left = async () => (await (await page.request.get('/api/v1/wallet')).json()).available
    await page.goto('/earn')
    const [before, key] = [await left(), await row().locator('input[name=key]').inputValue()]
    const campaignId = await row().locator('input[name=campaignId]').inputValue()
    await row().getByRole('button').click()
    await page.getByText('You can receive it 1 more time.').waitFor()
    await sendForm(page.request, '/earn?/claim', { campaignId, key })
    expect(await left()).toBe(before + 5)
    await row().getByRole('button').click()
    await page.getByText('5 Connects are in your wallet.').waitFor()
    expect(await left()).toBe(before + 10)
    expect(await row().count()).toBe(0)
  },
)

test('a code that gives a discount lowers the prices in the wallet of whoever enters it', async () => {
  const operator = await visit({ as: demo('operator') })
  const code = `OFF-${crypto.randomUUID().slice(0, 8).toUpperCase()}`
  await operator.goto('/operator/campaigns/new')
  await operator.getByLabel('Name').fill('Spring')
  await operator.getByLabel('Or off one purchase').fill('20')
  await operator.getByLabel('Last day').fill(new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10))
  await operator.getByLabel('Code', { exact: true }).fill(code)
  await operator.getByRole('button', { name: 'Make the campaign' }).click()
  await operator.getByText('Promo code: 20% off one purchase for each person.').waitFor()

  const page = await visit()
  await join(page.request, 'work', 'Tove')
  await page.goto('/earn')
  await page.getByLabel('Code', { exact: true }).fill(code.toLowerCase())
  await page.getByRole('button', { name: 'Use the code' }).click()
  await page.getByText('Spring: 20% off one purchase before').waitFor()
  await page.goto('/wallet')
  expect(await mainText(page)).toMatch(new RegExp(`10 Connects\\s*\\$1\\.50; −20%: code ${code}\\s*\\$1\\.20`))

  await operator.reload()
  expect(await mainText(operator)).toMatch(/Used\s+0 of 1/)
  expect(await mainText(operator)).toContain('Not yet')
})
