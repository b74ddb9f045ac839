import type { APIRequestContext, APIResponse } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeSurvey, newClient, type Post, publish } from './acts.ts'
import { join, sendForm } from './people.ts'
import { visits } from './visits.ts'

const visit = visits()

/** What a reader sees of an answer: its status, and its page without what only scripts read. */
async function seen(answer: APIResponse): Promise<{ status: number; page: string }> {
  return { status: answer.status(), page: (await answer.text()).replace(/<script[\s\S]*?<\/script>/g, '') }
}
const signOut = (request: APIRequestContext) => sendForm(request, '/sign-out', {})

async function signedOut(wants: 'work' | 'hire', name: string): Promise<APIRequestContext> {
  const { request } = await visit()
  await join(request, wants, name)
  await signOut(request)
  return request
}

test('a profile that is saved after the session is over is still there, and says to sign in', async () => {
  const request = await signedOut('work', 'Ottoline')
  const typed = { sides: 'work', name: 'Ottoline', about: 'I bind books by hand.', timezone: 'Europe/Lisbon' }
  const { status, page } = await seen(await sendForm(request, '/profile', typed))
  expect(status).toBe(401)
  expect(page).toContain('I bind books by hand.')
  expect(page).toContain('sign in in another window')
  expect(page).not.toContain('Here since')
})

test('limits that are saved after the session is over are still there, and say to sign in', async () => {
  const request = await signedOut('work', 'Leopold')
  const typed = { monthly: '4321', weekly: '', proposal: '17', boost: '19' }
  const { status, page } = await seen(await sendForm(request, '/wallet?/limits', typed))
  expect(status).toBe(401)
  for (const figure of ['4321', '17', '19']) expect(page).toContain(`value="${figure}"`)
  expect(page).toContain('Sign in first.')
  expect(page).not.toMatch(/Available|Statement|spent or held/)
})

test('limits of somebody who is no freelancer meanwhile are still there, with the reason', async () => {
  const { request } = await visit()
  await join(request, 'hire', 'Lambert')
  const { status, page } = await seen(await sendForm(request, '/wallet?/limits', { monthly: '4321' }))
  expect(status).toBe(409)
  expect(page).toContain('value="4321"')
  expect(page).toContain('Only a freelancer can do this.')
})

const whole = {
  title: 'A catalogue of every clock in the tower',
  description: 'Each of the forty clocks is described in a paragraph, with its maker and its year.',
  category: 'Writing',
  paymentType: 'fixed',
  budget: '450',
  openings: '1',
}
const part = { addition: 'The clocks of the chapel are part of it too.', openings: '2', endsOn: '' }

describe('what a client sends for a post', () => {
  const title = 'Marzipan labels for a small shop'
  let client: APIRequestContext
  let closed: Post
  let gone: APIRequestContext
  let theirs: Post

  beforeAll(async () => {
    client = (await newClient(visit, 'Theodora')).page.request
    closed = await publish(client, title)
    await sendForm(client, `/client/posts/${closed.id}/close`, {})
    gone = (await newClient(visit, 'Gunther')).page.request
    theirs = await publish(gone, title)
    await signOut(gone)
  })

  const edits = [
    ['?/all', whole, whole.title],
    ['?/some', part, part.addition],
  ] as const

  test.for(edits)(
    'an edit (%s) after the session is over is still there, and says to sign in',
    async ([act, typed, words]) => {
      const { status, page } = await seen(await sendForm(gone, `/client/posts/${theirs.id}/edit${act}`, typed))
      expect(status).toBe(401)
      expect(page).toContain(words)
      expect(page).toContain('Sign in first.')
      expect(page).not.toContain(title)
    },
  )

  test.for(edits)(
    'an edit (%s) of a post that was closed meanwhile is still there, with the reason',
    async ([act, typed, words]) => {
      const { status, page } = await seen(await sendForm(client, `/client/posts/${closed.id}/edit${act}`, typed))
      expect(status).toBe(409)
      expect(page).toContain(words)
      expect(page).toContain('This post is closed')
    },
  )

  const invitation = { freelancerId: crypto.randomUUID(), name: 'Ottoline', message: 'Your bindings are what we need.' }

  test('an invitation after the session is over is still there, and says to sign in', async () => {
    const { status, page } = await seen(await sendForm(gone, `/client/posts/${theirs.id}/invite`, invitation))
    expect(status).toBe(401)
    expect(page).toContain(invitation.message)
    expect(page).toContain('Sign in first.')
    expect(page).not.toContain(title)
  })

  test('an invitation to a post that was closed meanwhile is still there, with the reason', async () => {
    const { request } = await visit()
    await join(request, 'work', 'Ottoline')
    const { id } = (await (await request.get('/api/v1/me')).json()) as { id: string }
    const form = { ...invitation, freelancerId: id }
    const { status, page } = await seen(await sendForm(client, `/client/posts/${closed.id}/invite`, form))
    expect(status).toBe(400)
    expect(page).toContain(invitation.message)
    expect(page).toContain('This post is closed')
    expect(page).not.toContain('Nobody else to suggest')
  })

  test.for(['prolong', 'close'])('%s of a post that was closed meanwhile says so', async act => {
    const { status, page } = await seen(await sendForm(client, `/client/posts/${closed.id}/${act}`, {}))
    expect(status).toBe(409)
    expect(page.match(/This post (has already ended|is closed)/g)).toHaveLength(1)
    expect(page).not.toMatch(/Close it now|Close the post/)
  })
})

describe('answers to a survey', () => {
  const answers = { 'answer-0': 'A friend', 'answer-1': 'A map of the harbour' }

  test('sent after it gave all it gives are still there, with the reason', async () => {
    const survey = await makeSurvey(visit, { limit: 1 })
    const [{ request: first }, { request: second }] = [await visit(), await visit()]
    for (const one of [first, second]) await join(one, 'work', 'Sigrid')
    expect((await sendForm(first, `/earn/surveys/${survey}`, answers)).status()).toBe(303)
    const { status, page } = await seen(await sendForm(second, `/earn/surveys/${survey}`, answers))
    expect(status).toBe(409)
    for (const words of Object.values(answers)) expect(page).toContain(words)
    expect(page).toContain('All that this campaign gives has been given.')

    const again = await seen(await sendForm(first, `/earn/surveys/${survey}`, answers))
    expect(again.status).toBe(409)
    expect(again.page).toContain('You have received what this campaign gives already.')
  })

  test('sent after the session is over are still there, and say to sign in', async () => {
    const survey = await makeSurvey(visit)
    const request = await signedOut('work', 'Sigurd')
    const { status, page } = await seen(await sendForm(request, `/earn/surveys/${survey}`, answers))
    expect(status).toBe(401)
    for (const words of Object.values(answers)) expect(page).toContain(words)
    expect(page).toContain('Sign in first.')
    expect(page).not.toContain('How do you find us?')
  })
})
