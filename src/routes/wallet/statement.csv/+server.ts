import { redirect } from '@sveltejs/kit'
import { signedIn } from '../../signed-in.ts'
import { filterQuery, readFilter } from '../read-filter.ts'
import { readPast, untilThen } from '../read-past.ts'
import type { RequestHandler } from './$types'

/** The API streams the file; this address asks for a sign-in first, as pages do. */
export const GET: RequestHandler = event => {
  signedIn(event)
  const { searchParams } = event.url
  const filter = readFilter(searchParams)
  const until = untilThen(filter.until, readPast(searchParams, event.locals.app.clock()))
  redirect(303, `/api/v1/wallet/statement.csv${filterQuery({ ...filter, until })}`)
}
