import type { APIRequestContext } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { draft, makeAgency, makeCode, newClient, type Post, propose, publish, removePost } from './acts.ts'
import { routesWith } from './pages.ts'
import { join, sendForm } from './people.ts'
import { visits } from './visits.ts'

const visit = visits()

/** What belongs to others: nobody else may read a word of it. */
const secret = {
  letter: 'Marzipan is what my letter is about, and nobody else may read it.',
  draft: 'Liquorice is what my draft is about, and nobody else may read it.',
  removed: 'Nougat labels for a shop that is removed',
  client: 'Theodolinda',
  freelancer: 'Wilhelmine',
  agency: 'Gingerbread and Sons',
  campaign: 'Pralines for the guild of confectioners',
}

type Theirs = {
  post: Post
  removed: Post
  proposal: string
  client: string
  freelancer: string
  campaign: string
  agency: string
}
type Who = 'visitor' | 'freelancer' | 'client'
type Page = { at: (theirs: Theirs) => string; acts?: Record<string, Record<string, string>>; own?: Who[] }

let theirs: Theirs
const others = new Map<Who, APIRequestContext>()
let freelancer: APIRequestContext
let client: APIRequestContext

beforeAll(async () => {
  const hiring = await newClient(visit, secret.client)
  client = hiring.page.request
  const [post, removed] = [await publish(client, 'Open to everybody'), await publish(client, secret.removed)]
  freelancer = (await visit()).request
  await join(freelancer, 'work', secret.freelancer)
  const drafting = (await visit()).request
  await join(drafting, 'work', 'Drusilla')
  await draft(drafting, post.id, secret.draft)
  const proposal = await propose(freelancer, post, secret.letter)
  await removePost(visit, removed)
  const me = (await (await freelancer.get('/api/v1/me')).json()) as { id: string }
  const campaign = await makeCode(visit, secret.campaign)
  const agency = await makeAgency(freelancer, secret.agency)
  theirs = { post, removed, proposal, client: hiring.id, freelancer: me.id, campaign, agency }
  for (const [who, wants] of [['freelancer', 'work'] as const, ['client', 'hire'] as const]) {
    const { request } = await visit()
    await join(request, wants, 'Other')
    others.set(who, request)
  }
  others.set('visitor', (await visit()).request)
})

const inbox = ({ post }: Theirs) => `/client/posts/${post.id}`
const received = (theirs: Theirs) => `${inbox(theirs)}/proposals/${theirs.proposal}`

/** Every address with an id in it, with an id that is somebody else's. On `own` pages a person sees only what is theirs. */
const addresses: Record<string, Page> = {
  '/agency/[id]': {
    at: ({ agency }) => `/agency/${agency}`,
    acts: {
      '?/invite': { whom: 'anybody@example.com', role: 'member' },
      '?/take-back': { invitationId: '0197a1de-9f2b-7c4e-8b1e-3f6a2d9c5b70' },
      '?/role': { memberId: 'theirs', role: 'admin' },
      '?/remove': { memberId: 'theirs' },
    },
  },
  '/client/posts/[id]': { at: inbox },
  '/client/posts/[id]/close': { at: theirs => `${inbox(theirs)}/close`, acts: { '': {} } },
  '/client/posts/[id]/edit': {
    at: theirs => `${inbox(theirs)}/edit`,
    acts: { '': { title: 'This post is mine now', addition: 'And this.' } },
  },
  '/client/posts/[id]/invite': { at: theirs => `${inbox(theirs)}/invite`, acts: { '': { freelancerId: 'theirs' } } },
  '/client/posts/[id]/prolong': { at: theirs => `${inbox(theirs)}/prolong`, acts: { '': {} } },
  '/client/posts/[id]/proposals/[proposalId]': {
    at: received,
    acts: { '?/shortlist': {}, '?/interview': {}, '?/decline': { reason: 'Too expensive' } },
  },
  '/client/posts/[id]/proposals/[proposalId]/hire': { at: theirs => `${received(theirs)}/hire`, acts: { '': {} } },
  '/earn/surveys/[id]': {
    at: ({ campaign }) => `/earn/surveys/${campaign}`,
    acts: { '': { 'answer-0': 'A friend' } },
  },
  '/freelancers/[id]': { at: ({ client }) => `/freelancers/${client}` },
  '/operator/campaigns/[id]': {
    at: ({ campaign }) => `/operator/campaigns/${campaign}`,
    acts: { '?/change': { until: '2030-01-01', limit: '1', reason: 'Because.' }, '?/end': { why: 'Because.' } },
  },
  '/operator/campaigns/[id]/answers.csv': { at: ({ campaign }) => `/operator/campaigns/${campaign}/answers.csv` },
  '/freelancers/[id]/invite': { at: ({ client }) => `/freelancers/${client}/invite` },
  '/operator/members/[id]': {
    at: ({ freelancer }) => `/operator/members/${freelancer}`,
    acts: {
      '?/plan': { plan: 'plus' },
      '?/badge': { badge: 'rising-talent', held: 'yes' },
      '?/country': { country: 'India' },
    },
  },
  '/operator/posts/[id]': { at: ({ post }) => `/operator/posts/${post.id}`, acts: { '': { reason: 'Because.' } } },
  '/operator/wallets/[id]': {
    at: ({ freelancer }) => `/operator/wallets/${freelancer}`,
    acts: {
      '?/adjust': { way: 'give', connects: '50', reason: 'Because.' },
      '?/revoke': { reference: 'x', why: 'Because.' },
    },
  },
  '/posts/[id]': { at: ({ removed }) => `/posts/${removed.id}`, acts: { '?/decline-invitation': {} } },
  '/posts/[id]/propose': {
    at: ({ post }) => `/posts/${post.id}/propose`,
    own: ['freelancer'],
  },
  '/posts/[id]/propose/confirm': { at: ({ post }) => `/posts/${post.id}/propose/confirm`, acts: { '': {} } },
  '/posts/[id]/propose/draft': {
    at: ({ removed }) => `/posts/${removed.id}/propose/draft`,
    acts: { '': {} },
    own: ['freelancer'],
  },
  '/proposals/[id]/boost': {
    at: ({ proposal }) => `/proposals/${proposal}/boost`,
    acts: { '': { connects: '3' } },
  },
  '/proposals/[id]': { at: ({ proposal }) => `/proposals/${proposal}`, acts: { '?/withdraw': {} } },
}

const withId = () => routesWith('+page.svelte', '+page.server.ts', '+server.ts').filter(route => route.includes('['))

test('every address with an id in it is tried', () => {
  expect(Object.keys(addresses).sort()).toEqual(withId())
})

const turnedAway = [303, 401, 403, 404, 405]

test.for(Object.entries(addresses))('%s shows nothing of anybody else and does nothing to it', async ([, page]) => {
  const before = await standing()
  for (const [who, request] of others) {
    const path = page.at(theirs)
    const answers = [await request.get(path, { maxRedirects: 0 })]
    const own = page.own?.includes(who) ? [200] : []
    expect([...own, ...turnedAway], `${who} at ${path}`).toContain(answers[0]!.status())
    for (const [act, form] of Object.entries(page.acts ?? {})) {
      const answer = await sendForm(request, path + act, form)
      expect([...own, ...turnedAway, 409], `${who} posts to ${path}${act}`).toContain(answer.status())
      answers.push(answer)
    }
    const publicWords = page.own ? [secret.client] : []
    for (const answer of answers) expect(wordsOfOthers(await answer.text(), publicWords)).toEqual([])
  }
  expect(await standing()).toEqual(before)
})

const wordsOfOthers = (html: string, publicWords: string[]) =>
  Object.values(secret).filter(words => html.includes(words) && !publicWords.includes(words))

/** Where the post and the proposal stand, as their owners see them. */
async function standing(): Promise<unknown> {
  const own = async (request: APIRequestContext, path: string) => (await request.get(`/api/v1${path}`)).json()
  const { title, state } = await own(client, `/posts/${theirs.post.id}`)
  const proposal = await own(freelancer, `/proposals/${theirs.proposal}`)
  return { title, state, proposal }
}

test('an id that cannot be one is not found', async () => {
  for (const [who, request] of others)
    for (const route of withId())
      for (const id of ['not-an-id', '%00', "'or'1'='1", '00000000-0000-0000-0000-000000000000']) {
        const path = route.replaceAll(/\[[^\]]+\]/g, id)
        const answer = await request.get(path, { maxRedirects: 0 })
        expect([...turnedAway, 400], `${who} at ${path}`).toContain(answer.status())
      }
})

test('whose they are sees them', async () => {
  const [seen, mine] = [await client.get(received(theirs)), await freelancer.get(`/proposals/${theirs.proposal}`)]
  expect(await seen.text()).toContain(secret.letter)
  expect(await mine.text()).toContain(secret.letter)
})
