import { fail, redirect } from '@sveltejs/kit'
import { policyTables } from '#economy/policy/policy-tables'
import { refusalText } from '#economy/refusal-text'
import { sourceOf, sourcesIn } from '#gateways/policies/policy-sources'
import { policyNames } from '#gateways/policies/read-policy'
import { cancelPolicy } from '#marketplace/policy/cancel-policy'
import { comparePolicies } from '#marketplace/policy/compare-policies'
import { listPolicyVersions } from '#marketplace/policy/list-policy-versions'
import { writtenPolicy } from '#marketplace/policy/written-policy'
import { operatorOf } from '../operator-of.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { id: by } = operatorOf(locals)
  const { app } = locals
  const inForce = app.policies.at(app.clock())
  const sources = sourcesIn(inForce.source)
  const versions = await listPolicyVersions(app, by)
  const scheduled = versions.findLast(({ standing }) => standing === 'scheduled')
  const other = otherOf(url.searchParams.get('with') || (scheduled ? `version:${scheduled.id}` : ''))
  return {
    id: inForce.id,
    title: inForce.policy.title,
    from: inForce.from.toString(),
    source: inForce.source,
    tables: policyTables(inForce.policy).map(({ title, lines }) => ({
      title,
      lines: lines.map(line => ({ ...line, source: sourceOf(sources, line.at) })),
    })),
    versions,
    choices: [
      ...versions
        .filter(({ id }) => id !== inForce.id)
        .map(({ id, standing }) => ({ value: `version:${id}`, label: `Version ${id} (${standing})` })),
      ...policyNames().map(name => ({ value: name, label: `policies/${name}.yaml` })),
    ],
    other,
    activated: url.searchParams.get('activated'),
    cancelled: url.searchParams.get('cancelled'),
  }

  function otherOf(chosen: string) {
    const version = app.policies.every().find(({ id }) => chosen === `version:${id}`)
    const written = version ?? (chosen ? presetOf(chosen) : undefined)
    return written && { chosen, title: written.policy.title, differences: comparePolicies(inForce, written) }
  }
}

function presetOf(preset: string) {
  const written = writtenPolicy({ preset })
  return written.ok ? written.value : undefined
}

export const actions: Actions = {
  cancel: async ({ locals, request }) => {
    const { id: by } = operatorOf(locals)
    const versionId = String((await request.formData()).get('versionId') ?? '')
    const cancelled = await cancelPolicy(locals.app, { by, versionId })
    if (!cancelled.ok) return fail(409, { message: refusalText(cancelled.refusal) })
    redirect(303, `/operator/policy?cancelled=${encodeURIComponent(versionId)}`)
  },
}
