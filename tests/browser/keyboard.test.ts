import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newClient, publish } from './acts.ts'
import { join } from './people.ts'
import { balance } from './steps.ts'
import { visits } from './visits.ts'

const visit = visits()

test('Tab, Enter and letters alone lead from a post to the sent proposal', async () => {
  const { page: client } = await newClient(visit, 'Henri')
  const post = await publish(client.request, 'Timetable for a ferry')
  const page = await visit()
  await join(page.request, 'work', 'Kaja')
  await page.goto(`/posts/${post.id}`)

  await tabTo(page, 'Write a proposal for 2 Connects')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/propose')
  await tabTo(page, 'Letter to the client')
  await page.keyboard.type('I set the timetable of our harbour every autumn.')
  await tabTo(page, 'Your bid')
  await page.keyboard.type('400')
  await tabTo(page, 'Review and send')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/confirm')
  await tabTo(page, 'Send proposal for 2 Connects')
  await page.keyboard.press('Enter')
  await page.getByText('Sent. 2 Connects are spent, 38 left.').waitFor()
  expect(await balance(page)).toBe(38)
})

const mostTabs = 60

/** Presses Tab until the focus is on what has this name; wherever it stops on the way, it can be seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    await page.keyboard.press('Tab')
    const focus = await page.evaluate(focused)
    expect(focus.visible, `the focus on "${focus.name}" can be seen`).toBe(true)
    if (focus.name === name) return
  }
  throw new Error(`${mostTabs} tabs did not lead to "${name}"`)
}

/** In the page: what has the focus, and whether an outline shows it, on it or around it. */
function focused(): { name: string; visible: boolean } {
  const element = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }
  const outlined = (one: Element | null, pseudo?: string) => {
    const style = one && getComputedStyle(one, pseudo)
    return Boolean(style && style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0)
  }
  return {
    name: (element.labels?.[0] ?? element).textContent?.trim() ?? '',
    visible: outlined(element) || outlined(element, '::after') || outlined(element.parentElement),
  }
}
