import { actNames, acts } from '#marketplace/operators/acts'
import { type ActView, readActs } from '#marketplace/operators/read-acts'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { PageServerLoad } from './$types'

const fields = ['act', 'who', 'subject', 'from', 'until'] as const

export const load: PageServerLoad = async ({ locals, url }) => {
  const { id: by } = operatorOf(locals)
  const given = (name: string) => url.searchParams.get(name)?.trim() || undefined
  const filter = Object.fromEntries(fields.map(name => [name, given(name)]))
  const cursor = given('at')
  const { acts: found, next } = orNotFound(await readActs(locals.app, { by, ...filter, cursor }))
  const address = (more: Record<string, string>) => {
    const kept = fields.flatMap(name => (filter[name] ? [[name, filter[name]] as [string, string]] : []))
    const params = new URLSearchParams([...kept, ...Object.entries(more)])
    return params.size > 0 ? `/operator/log?${params}` : '/operator/log'
  }
  return {
    filter: { ...filter } as Partial<Record<(typeof fields)[number], string>>,
    filtered: fields.some(name => filter[name]),
    acts: found.map(act => ({ ...act, href: hrefOf(act) })),
    kinds: actNames.map(value => ({ value, label: acts[value].words })),
    older: next && address({ at: next }),
    newest: cursor ? address({}) : null,
  }
}

const hrefOf = ({ subject }: ActView): string | null => {
  if (subject.kind === 'wallet') return `/operator/wallets/${subject.id}`
  if (subject.kind === 'campaign') return `/operator/campaigns/${subject.id}`
  if (subject.kind === 'clock') return '/operator/clock'
  if (subject.kind === 'job') return '/operator/clockwork'
  if (subject.kind === 'policy') return '/operator/policy'
  if (subject.kind === 'post') return `/operator/posts/${subject.id}`
  if (subject.kind === 'client') return `/operator/clients?name=${encodeURIComponent(subject.name ?? '')}`
  return null
}
