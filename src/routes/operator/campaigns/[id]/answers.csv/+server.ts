import { redirect } from '@sveltejs/kit'
import { uuidIn } from '../../../../uuid-in.ts'
import { operatorOf } from '../../../operator-of.ts'
import type { RequestHandler } from './$types'

/** The API streams the file; this address stands among the operator's pages, and is not there for anybody else. */
export const GET: RequestHandler = ({ locals, params }) => {
  operatorOf(locals)
  redirect(303, `/api/v1/campaigns/${uuidIn(params.id) ?? 'none'}/answers.csv`)
}
