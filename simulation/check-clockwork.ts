import type { PGlite } from '@electric-sql/pglite'
import type { Oracle } from './oracle/oracle.ts'
import { rowsOf } from './rows-of.ts'

/** What stands in the rows that a job writes, by its key. */
export const metersStored = async (pglite: PGlite): Promise<Map<string, string>> =>
  byKey(
    pglite,
    `select concat_ws('/', wallet_id, service) as key, concat_ws(' ', state, ceiling, (extract(epoch from paid_until) * 1000)::bigint) as is
     from visibilities order by wallet_id, service`,
  )

export const badgesStored = async (pglite: PGlite): Promise<Map<string, string>> =>
  byKey(
    pglite,
    `select concat_ws('/', member_id, badge) as key,
       concat_ws(' ', case when taken_at is null then 'held' else 'taken' end, (extract(epoch from next_at) * 1000)::bigint) as is
     from badges order by member_id, badge`,
  )

export const referralsStored = async (pglite: PGlite): Promise<Map<string, string>> =>
  byKey(pglite, `select member_id as key, concat_ws(' ', referrer_id, active_at is not null) as is from referrals`)

export const packsStored = async (pglite: PGlite): Promise<Map<string, string>> =>
  byKey(
    pglite,
    `select wallet_id as key,
       concat_ws(' ', (extract(epoch from covers_until) * 1000)::bigint, coalesce(won::text, 'open'), returned) as is from first_packs`,
  )

export const interviewsStored = async (pglite: PGlite): Promise<Map<string, string>> =>
  byKey(pglite, 'select proposal_id as key, interview_gave::text as is from proposals where interview_gave is not null')

/** The same as the oracle has it. */
export const metersOf = ({ visibility }: Oracle): Map<string, string> =>
  new Map(
    [...visibility.all].map(([key, meter]) => [key, `${meter.state} ${meter.ceiling} ${visibility.paidUntil(meter)}`]),
  )

export const badgesOf = ({ badges }: Oracle): Map<string, string> =>
  new Map([...badges.all].map(([key, { held, next }]) => [key, `${held ? 'held' : 'taken'} ${next}`]))

export const referralsOf = ({ referrals }: Oracle): Map<string, string> =>
  new Map([...referrals.all].map(([key, { by, active }]) => [key, `${by} ${active ? 't' : 'f'}`]))

export const interviewsOf = ({ interviews }: Oracle): Map<string, string> =>
  new Map([...interviews.decided].map(([key, gave]) => [key, `${gave}`]))

export const packsOf = ({ packs }: Oracle): Map<string, string> =>
  new Map([...packs.all].map(([key, { until, won, returned }]) => [key, `${until} ${won ?? 'open'} ${returned}`]))

/** What was answered by whom, each time, as PostgreSQL writes lists. */
const claimsOf = ({ campaigns }: Oracle): Map<string, string> =>
  new Map(
    [...campaigns.all].flatMap(([id, { given }]) =>
      [...given].flatMap(([by, times]) =>
        times.map((answers, i): [string, string] => [
          `${id}/${by}/${i + 1}`,
          `[${answers.map(answer => JSON.stringify(answer)).join(', ')}]`,
        ]),
      ),
    ),
  )

/** To how many people each was given, and how often in all. */
const givenOf = ({ campaigns }: Oracle): Map<string, string> =>
  new Map([...campaigns.all].map(([id, { given }]) => [id, `${given.size} ${[...given.values()].flat().length}`]))

/** The keys under which two things differ. */
export const differing = (one: Map<string, string>, other: Map<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter(key => one.get(key) !== other.get(key))

/** Meters and badges, and that each Connect of a meter was charged once. */
export async function checkClockwork(pglite: PGlite, oracle: Oracle): Promise<string[]> {
  const [meters, badges] = [await metersStored(pglite), await badgesStored(pglite)]
  const found = [
    ...differing(meters, metersOf(oracle)).map(
      key => `visibility: ${key} is ${meters.get(key)}, should be ${metersOf(oracle).get(key)}`,
    ),
    ...differing(badges, badgesOf(oracle)).map(
      key => `badges: ${key} is ${badges.get(key)}, should be ${badgesOf(oracle).get(key)}`,
    ),
  ]
  const packs = await packsStored(pglite)
  found.push(
    ...differing(packs, packsOf(oracle)).map(
      key => `packs: ${key} is ${packs.get(key)}, should be ${packsOf(oracle).get(key)}`,
    ),
  )
  const claimed = await byKey(
    pglite,
    `select concat_ws('/', campaign_id, member_id, nth) as key, answers::text as is from campaign_claims`,
  )
  found.push(
    ...differing(claimed, claimsOf(oracle)).map(
      key => `campaigns: ${key} is answered ${claimed.get(key)}, should be ${claimsOf(oracle).get(key)}`,
    ),
  )
  const given = await byKey(pglite, `select campaign_id as key, concat_ws(' ', given, times) as is from campaigns`)
  found.push(
    ...differing(given, givenOf(oracle)).map(
      key => `campaigns: ${key} was given ${given.get(key)}, should be ${givenOf(oracle).get(key)}`,
    ),
  )
  const came = await referralsStored(pglite)
  found.push(
    ...differing(came, referralsOf(oracle)).map(
      key => `referrals: ${key} is ${came.get(key)}, should be ${referralsOf(oracle).get(key)}`,
    ),
  )
  const won = await interviewsStored(pglite)
  found.push(
    ...differing(won, interviewsOf(oracle)).map(
      key => `interviews: ${key} gave ${won.get(key)}, should have given ${interviewsOf(oracle).get(key)}`,
    ),
  )
  const charged = await byKey(
    pglite,
    `select concat_ws('/', wallet_id, kind) as key, sum(amount)::text as is from ledger_entries
     where kind in ('availability-badge', 'boosted-profile') group by wallet_id, kind`,
  )
  for (const [key, { inAll }] of oracle.visibility.all)
    if (`${charged.get(key) ?? 0}` !== `${inAll}`)
      found.push(`visibility: ${key} was charged ${charged.get(key)}, should be ${inAll}`)
  return found
}

const byKey = async (pglite: PGlite, query: string): Promise<Map<string, string>> =>
  new Map((await rowsOf<{ key: string; is: string }>(pglite, query)).map(({ key, is }) => [key, is]))
