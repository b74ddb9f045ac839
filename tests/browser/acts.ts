import type { APIRequestContext, BrowserContextOptions, Page } from 'playwright-core'
import { inject } from 'vitest'
import { demo, join } from './people.ts'
import type { Visit } from './visits.ts'

/** What a test needs to have happened is done over the API, by whoever is signed in. */
async function call<T>(request: APIRequestContext, path: string, data: object, method = 'POST'): Promise<T> {
  const headers = { origin: inject('marketplaceUrl'), 'idempotency-key': crypto.randomUUID() }
  const answer = await request.fetch(`/api/v1${path}`, { method, data, headers })
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
  return answer.json()
}

export type Client = { page: Page; id: string; name: string }

/** A new client whose payment an operator found not to be verified. */
export async function newClient(visit: Visit, name: string, options?: BrowserContextOptions): Promise<Client> {
  const page = await visit(options)
  const who = await join(page.request, 'hire', name)
  const { id } = (await (await page.request.get('/api/v1/me')).json()) as { id: string }
  await vouch(visit, id, false)
  return { page, id, name: who.name }
}

/** The operator says whether a client's payment is verified. */
export async function vouch(visit: Visit, clientId: string, verified: boolean): Promise<void> {
  const operator = await visit({ as: demo('operator') })
  await call(operator.request, `/members/${clientId}/verify`, { verified })
  await operator.context().close()
}

export type Post = { id: string; title: string }

/** Publishes a post for $450 that asks for a skill, or for none. */
export async function publish(
  request: APIRequestContext,
  title: string,
  questions: string[] = [],
  skills = ['Editing'],
): Promise<Post> {
  const { postId } = await call<{ postId: string }>(request, '/posts', {
    title,
    description: 'Forty pages of notes become one that a visitor reads in a minute. We check every sentence with you.',
    category: 'Writing',
    paymentType: 'fixed',
    budgetCents: 450_00,
    skills,
    questions,
  })
  return { id: postId, title }
}

/** What a proposal to such a post of a client who is not verified costs. */
export const price = 2

/** Sends a proposal and gives its id. */
export async function propose(
  request: APIRequestContext,
  { id }: Post,
  coverLetter: string,
  answers: string[] = [],
): Promise<string> {
  const letter = { coverLetter, bidCents: 400_00, answers, portfolio: [], shownPrice: price }
  return (await call<{ proposalId: string }>(request, `/posts/${id}/proposals`, letter)).proposalId
}

/** Bids for a boosted place. */
export const boost = (request: APIRequestContext, proposalId: string, connects: number): Promise<unknown> =>
  call(request, `/proposals/${proposalId}/boost`, { connects })

/** Sets one's own limits; what is not named has none. */
export const limit = (request: APIRequestContext, limits: { boost?: number; proposal?: number; monthly?: number }) =>
  call(request, '/wallet/limits', { monthly: null, proposal: null, boost: null, ...limits }, 'PUT')

/** The operator gives Connects, or takes them. */
export const adjust = (request: APIRequestContext, walletId: string, about: { connects: number; reason: string }) =>
  call(request, `/wallets/${walletId}/adjustments`, about)

/** Makes an agency and gives its id. */
export const makeAgency = async (request: APIRequestContext, name: string): Promise<string> =>
  (await call<{ agencyId: string }>(request, '/agencies', { name })).agencyId

/** The operator puts somebody, or an agency, on a plan. */
export async function putOnPlan(visit: Visit, memberId: string, plan: string): Promise<void> {
  const operator = await visit({ as: demo('operator') })
  await call(operator.request, `/members/${memberId}/plan`, { plan })
  await operator.context().close()
}

/** Keeps a letter as a draft, ready to be sent. */
export async function draft(request: APIRequestContext, postId: string, coverLetter: string): Promise<void> {
  const { questions } = (await (await request.get(`/api/v1/posts/${postId}`)).json()) as { questions: string[] }
  const answers = questions.map(() => 'Yes, and I can show you how.')
  await call(request, `/posts/${postId}/draft`, { coverLetter, bid: '400', answers }, 'PUT')
}

/** The operator removes a post for breaking the rules. */
export async function removePost(visit: Visit, { id }: Post): Promise<void> {
  const operator = await visit({ as: demo('operator') })
  await call(operator.request, `/posts/${id}/remove`, { reason: 'It asks for free work.' })
  await operator.context().close()
}

const forAWeek = () => ({
  connects: 5,
  opensAt: new Date(Date.now() - 60_000).toISOString(),
  closesAt: new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString(),
})

/** The operator makes a campaign, the second one approves it unless it is for so many only, and its id is given. */
async function makeCampaign(visit: Visit, about: { limit?: number; [fact: string]: unknown }): Promise<string> {
  const [operator, second] = [await visit({ as: demo('operator') }), await visit({ as: demo('second-operator') })]
  const { campaignId } = await call<{ campaignId: string }>(operator.request, '/campaigns', { ...forAWeek(), ...about })
  if (!about.limit) await call(second.request, `/campaigns/${campaignId}/approve`, {})
  for (const page of [operator, second]) await page.context().close()
  return campaignId
}

/** A survey for everybody, or for so many. */
export const makeSurvey = (visit: Visit, about: { limit?: number } = {}): Promise<string> =>
  makeCampaign(visit, {
    ...about,
    name: 'How do you find us?',
    kind: 'survey',
    questions: [{ text: 'Where from?', options: ['A friend', 'A search'] }, { text: 'What is missing?' }],
  })

/** A campaign for everybody that only its code leads to. */
export const makeCode = (visit: Visit, name: string): Promise<string> =>
  makeCampaign(visit, { name, kind: 'code', code: `code-${crypto.randomUUID().slice(0, 8)}` })
