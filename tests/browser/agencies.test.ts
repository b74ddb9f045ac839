import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newClient, publish, putOnPlan } from './acts.ts'
import { join } from './people.ts'
import { balance, mainText, statement } from './steps.ts'
import { visits } from './visits.ts'
import { watch } from './watch.ts'

const visit = visits()

test('an agency: made, joined, acted for, paid from its pool, and its owner sees by whom', async () => {
  const client = await newClient(visit, 'Steadfast')
  const post = await publish(client.page.request, 'A page about lighthouses')
  const [owner, member] = [await visit(), await visit()]
  const [olga, mira] = [await join(owner.request, 'work', 'Olga'), await join(member.request, 'work', 'Mira')]
  const troubles = [owner, member].map(watch)

  const agency = `Studio of ${olga.name}`
  await owner.goto('/')
  await owner.getByRole('link', { name: 'Agency' }).first().click()
  await owner.getByLabel('Name').fill(agency)
  await owner.getByRole('button', { name: 'Make the agency' }).click()
  await owner.getByRole('heading', { level: 1, name: agency }).waitFor()
  const agencyId = new URL(owner.url()).pathname.split('/').at(-1)!
  await owner.getByLabel('E-mail address or id').fill(mira.email)
  await owner.getByRole('button', { name: 'Ask them in' }).click()
  await owner.getByText('They have been asked').waitFor()

  await member.goto('/notices')
  await member.getByRole('link', { name: `${agency} asks you to join as member` }).click()
  await member.getByRole('button', { name: `Join ${agency}` }).click()
  await member.getByRole('heading', { level: 1, name: agency }).waitFor()
  await member.getByRole('button', { name: `Act for ${agency}` }).click()
  await member.waitForURL('**/wallet')
  expect(await mainText(member)).toContain(`You are ${mira.name} and act for ${agency}.`)
  expect(await mainText(member)).toContain('The pool of this agency is frozen on the plan Agency Basic.')

  await member.goto(`/posts/${post.id}`)
  expect(await mainText(member)).toContain('it is there again on Agency Plus')
  await putOnPlan(visit, agencyId, 'agency-plus')
  await propose(member, post.id)
  expect(await balance(member)).toBe(98)
  expect((await statement(member))[0]).toEqual([`Proposal: ${post.title}`, '−2 Connects', '98'])

  await owner.goto(`/agency/${agencyId}`)
  expect(await mainText(owner)).toContain(`${mira.name} sent a proposal to “${post.title}”, 2 Connects`)
  expect(await balance(owner)).toBe(40)
  await client.page.goto(`/client/posts/${post.id}`)
  expect(await mainText(client.page)).toContain(agency)

  await putOnPlan(visit, agencyId, 'agency-basic')
  await owner.getByRole('button', { name: new RegExp(`^Remove.${mira.name}`) }).click()
  await owner.getByText('They no longer belong to it.').waitFor()
  expect(await mainText(owner)).toContain('On Agency Plus, then on Agency Basic.')
  await member.goto('/wallet')
  await member.waitForURL('**/agency?left')
  expect(await mainText(member)).toContain('You no longer belong to the agency you acted for.')
  expect(await balance(member)).toBe(40)
  expect(troubles.flatMap(all => all())).toEqual([])
})

async function propose(page: Page, postId: string): Promise<void> {
  await page.goto(`/posts/${postId}/propose`)
  await page.getByLabel('Letter to the client').fill('Two of us have lived in one, and the third writes.')
  await page.getByLabel('Your bid').fill('400')
  await page.getByRole('button', { name: 'Review and send' }).click()
  await page.waitForURL('**/confirm')
  await page.getByRole('button', { name: 'Send proposal for 2 Connects' }).first().click()
  await page.getByText('Sent. 2 Connects are spent, 98 left.').waitFor()
}
