import { globSync } from 'node:fs'
import type { APIRequestContext } from 'playwright-core'
import { draft, makeSurvey } from './acts.ts'
import { demo } from './people.ts'
import type { Visit } from './visits.ts'

export const roles = {
  visitor: undefined,
  freelancer: demo('ines'),
  client: demo('praxis-almada'),
  operator: demo('operator'),
}
export type Role = keyof typeof roles

/** What of the demo the addresses name: a busy post, a proposal to it, a freelancer with her proposal elsewhere and her agency, and a survey. */
export type Named = { post: string; received: string; sent: string; freelancer: string; survey: string; agency: string }

type Page = { as: Role; at: (named: Named) => string }
const page = (as: Role, at: string | ((named: Named) => string)): Page => ({
  as,
  at: typeof at === 'string' ? () => at : at,
})
const inbox = ({ post }: Named) => `/client/posts/${post}`
const letter = (named: Named) => `${inbox(named)}/proposals/${named.received}`

/** Every page, as whom it is for, with more than one address where it has more than one face. */
export const pages: Record<string, Page[]> = {
  '/': [page('visitor', '/'), page('freelancer', '/?q=nothing-is-called-this')],
  '/agency': [page('freelancer', '/agency'), page('client', '/agency')],
  '/agency/[id]': [page('freelancer', ({ agency }) => `/agency/${agency}`)],
  '/client/posts': [page('client', '/client/posts'), page('freelancer', '/client/posts')],
  '/client/posts/[id]': [page('client', inbox), page('client', named => `${inbox(named)}?folder=gone`)],
  '/client/posts/[id]/close': [page('client', named => `${inbox(named)}/close`)],
  '/client/posts/[id]/edit': [page('client', named => `${inbox(named)}/edit`)],
  '/client/posts/[id]/invite': [page('client', named => `${inbox(named)}/invite`)],
  '/client/posts/[id]/prolong': [page('client', named => `${inbox(named)}/prolong`)],
  '/client/posts/[id]/proposals/[proposalId]': [page('client', letter)],
  '/client/posts/[id]/proposals/[proposalId]/hire': [page('client', named => `${letter(named)}/hire`)],
  '/client/posts/new': [page('client', '/client/posts/new')],
  '/earn': [page('freelancer', '/earn')],
  '/earn/readiness-test': [page('freelancer', '/earn/readiness-test')],
  '/earn/surveys/[id]': [page('freelancer', ({ survey }) => `/earn/surveys/${survey}`)],
  '/forgotten-password': [page('visitor', '/forgotten-password')],
  '/freelancers': [page('client', '/freelancers'), page('visitor', '/freelancers?q=nothing-is-called-this')],
  '/freelancers/[id]': [page('visitor', ({ freelancer }) => `/freelancers/${freelancer}`)],
  '/freelancers/[id]/invite': [page('client', ({ freelancer }) => `/freelancers/${freelancer}/invite`)],
  '/keys': [page('freelancer', '/keys')],
  '/mailbox': [page('visitor', '/mailbox')],
  '/notices': [page('freelancer', '/notices'), page('client', '/notices')],
  '/operator': [page('operator', '/operator')],
  '/operator/adjustments': ['', '?show=decided'].map(show => page('operator', `/operator/adjustments${show}`)),
  '/operator/boosts': [page('operator', '/operator/boosts')],
  '/operator/campaigns': [page('operator', '/operator/campaigns')],
  '/operator/campaigns/[id]': [
    page('operator', ({ survey }) => `/operator/campaigns/${survey}`),
    page('operator', ({ survey }) => `/operator/campaigns/${survey}?end`),
  ],
  '/operator/campaigns/new': [page('operator', '/operator/campaigns/new')],
  '/operator/clients': [page('operator', '/operator/clients')],
  '/operator/clock': [page('operator', '/operator/clock')],
  '/operator/clockwork': [page('operator', '/operator/clockwork')],
  '/operator/log': [page('operator', '/operator/log')],
  '/operator/members': [page('operator', '/operator/members')],
  '/operator/members/[id]': [page('operator', ({ freelancer }) => `/operator/members/${freelancer}`)],
  '/operator/policy': [page('operator', '/operator/policy')],
  '/operator/policy/change': [page('operator', '/operator/policy/change')],
  '/operator/posts': [page('operator', '/operator/posts')],
  '/operator/posts/[id]': [page('operator', ({ post }) => `/operator/posts/${post}`)],
  '/operator/wallets/[id]': [page('operator', ({ freelancer }) => `/operator/wallets/${freelancer}`)],
  '/posts/[id]': [page('visitor', ({ post }) => `/posts/${post}`), page('freelancer', ({ post }) => `/posts/${post}`)],
  '/posts/[id]/propose': [page('freelancer', ({ post }) => `/posts/${post}/propose`)],
  '/posts/[id]/propose/confirm': [page('freelancer', ({ post }) => `/posts/${post}/propose/confirm`)],
  '/profile': [page('freelancer', '/profile'), page('client', '/profile')],
  '/profile/visibility': [page('freelancer', '/profile/visibility')],
  '/proposals': ['', '?show=ended', '?show=drafts', '?show=invitations'].map(show =>
    page('freelancer', `/proposals${show}`),
  ),
  '/proposals/[id]': [page('freelancer', ({ sent }) => `/proposals/${sent}`)],
  '/proposals/[id]/boost': [page('freelancer', ({ sent }) => `/proposals/${sent}/boost`)],
  '/reset-password': [page('visitor', '/reset-password?token=lapsed'), page('visitor', '/reset-password')],
  '/rules': [page('visitor', '/rules')],
  '/sign-in': [page('visitor', '/sign-in')],
  '/sign-up': [page('visitor', '/sign-up')],
  '/verify-email': [page('visitor', '/verify-email?token=lapsed'), page('freelancer', '/verify-email')],
  '/wallet': [page('freelancer', '/wallet')],
}

/** The addresses of the routes folder that have a file of one of these names, as its folders spell them. */
export const routesWith = (...files: string[]): string[] => {
  const found = files.flatMap(file => globSync(`src/routes/**/${file}`))
  const routes = found.map(path => path.slice('src/routes'.length, path.lastIndexOf('/')).replace(/\/\([^)]*\)/g, ''))
  return [...new Set(routes.map(route => route || '/'))].sort()
}

const first = async (request: APIRequestContext, path: string, href: RegExp): Promise<string> => {
  const found = (await (await request.get(path)).text()).match(href)?.[1]
  if (!found) throw new Error(`Nothing like ${href} at ${path}`)
  return found
}

/** Looks the names up in the demo, and keeps a whole draft so that there is something to confirm. */
export async function nameThem(visit: Visit): Promise<Named> {
  const [freelancer, client] = [await visit({ as: roles.freelancer }), await visit({ as: roles.client })]
  const words = encodeURIComponent('"two people can never take the same slot"')
  const post = await first(freelancer.request, `/?q=${words}`, /href="\/posts\/([0-9a-f-]{36})"/)
  await draft(
    freelancer.request,
    post,
    'I have rebuilt a calendar with the same fault, and would begin with a test for it.',
  )
  const me = (await (await freelancer.request.get('/api/v1/me')).json()) as { id: string }
  return {
    post,
    received: await first(client.request, `/client/posts/${post}`, /\/proposals\/([0-9a-f-]{36})/),
    sent: await first(freelancer.request, '/proposals', /href="\/proposals\/([0-9a-f-]{36})/),
    freelancer: me.id,
    agency: await first(freelancer.request, '/agency', /href="\/agency\/([0-9a-f-]{36})"/),
    survey: await makeSurvey(visit),
  }
}
