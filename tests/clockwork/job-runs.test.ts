import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Job } from '#marketplace/clockwork/job'
import { listJobs } from '#marketplace/clockwork/list-jobs'
import { runJob } from '#marketplace/clockwork/run-job'
import { runRecorded } from '#marketplace/clockwork/run-recorded'
import { readActs } from '#marketplace/operators/read-acts'
import { aClient, aFreelancer, anOperator, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { serving } from '../serving.ts'

describe.each(databases)('what the clockwork did, on %s', on => {
  let app: TestApp
  let by: string
  let goes: () => Promise<number>
  const job: Job = {
    name: 'count',
    title: 'Counts',
    at: '17 3 * * *',
    due: async () => 7,
    nextDue: async () => undefined,
    run: () => goes(),
  }
  const server = () => ({ ...serving(app), jobs: [job] })
  beforeAll(async () => {
    app = await freshApp({ on })
    by = await anOperator(app)
  })
  beforeEach(() => sql`delete from job_runs`.execute(app.db))
  afterAll(() => app.close())
  const only = async () => (await listJobs(server(), { by })) as { value: { lastRun: object; lastFailure: object }[] }

  test('a job that never ran says what is due and when it is next', async () => {
    expect(await only()).toEqual({
      ok: true,
      value: [
        {
          name: 'count',
          title: 'Counts',
          at: '17 3 * * *',
          due: 7,
          nextAt: '2026-05-02T03:17:00Z',
          lastRun: null,
          lastFailure: null,
        },
      ],
    })
  })

  test('each run is written down: when, how long, what it did, by whom and where', async () => {
    goes = async () => {
      app.pass({ seconds: 2 })
      return 3
    }
    const startedAt = new Date(app.clock().epochMilliseconds).toISOString()
    expect(await runRecorded(server(), job, 'clockwork')).toMatchObject({ done: 3, error: null })
    const run = { startedAt, milliseconds: 2000, done: 3, error: null, by: 'clockwork', host: 'here:1' }
    expect(await only()).toMatchObject({ value: [{ lastRun: run, lastFailure: null }] })
  })

  test('a failure stays in sight after it went well again, without secrets', async () => {
    goes = () => Promise.reject(new Error('no answer from smtp://robin:hunter2@mail.example'))
    expect(await runJob(server(), { by, job: 'count' })).toMatchObject({ ok: true, value: { done: 0 } })
    const failed = { error: 'no answer from smtp://…@mail.example', by: 'operator' }
    expect(await only()).toMatchObject({ value: [{ lastRun: failed, lastFailure: failed }] })
    app.pass({ minutes: 1 })
    goes = async () => 1
    await runJob(server(), { by, job: 'count' })
    expect(await only()).toMatchObject({ value: [{ lastRun: { error: null, done: 1 }, lastFailure: failed }] })
  })

  test("what an operator runs now stands in the operators' log, with what it did or why it failed", async () => {
    goes = async () => 3
    await runJob(server(), { by, job: 'count' })
    app.pass({ minutes: 1 })
    goes = () => Promise.reject(new Error('no answer'))
    await runJob(server(), { by, job: 'count' })
    const read = await readActs(app, { by, act: 'job-run' })
    // Newest first: others were run before.
    expect(read.ok && read.value.acts.slice(0, 2)).toMatchObject([
      { by: { id: by }, subject: { id: 'count', kind: 'job' }, detail: 'failed: no answer' },
      { by: { id: by }, subject: { id: 'count', kind: 'job' }, detail: '3 things' },
    ])
  })

  test('a run that was cut off has no end', async () => {
    let end = () => {}
    goes = () =>
      new Promise(resolve => {
        end = () => resolve(0)
      })
    const running = runRecorded(server(), job, 'clockwork')
    await expect.poll(async () => (await only()).value[0]!.lastRun).toMatchObject({ milliseconds: null })
    end()
    await running
  })

  test('the same key runs it once, also when both come at once', async () => {
    let runs = 0
    goes = async () => ++runs
    const ask = { by, job: 'count', key: app.newId() }
    const [first, second] = await Promise.all([runJob(server(), ask), runJob(server(), ask)])
    expect(first).toEqual(second)
    const before = runs
    expect(await runJob(server(), ask)).toEqual(first)
    expect(runs).toBe(before)
    expect(await runJob(server(), { ...ask, job: 'other' })).toMatchObject({ refusal: { code: 'key-reused' } })
  })

  test('nobody but an operator looks or runs, and only jobs that there are', async () => {
    goes = () => Promise.reject(new Error('must not run'))
    for (const other of [await aFreelancer(app), await aClient(app), app.newId()]) {
      expect(await listJobs(server(), { by: other })).toMatchObject({ refusal: { code: 'not-an-operator' } })
      expect(await runJob(server(), { by: other, job: 'count' })).toMatchObject({
        refusal: { code: 'not-an-operator' },
      })
    }
    expect(await runJob(server(), { by, job: 'toString' })).toMatchObject({ refusal: { code: 'not-found' } })
    expect((await sql`select 1 from job_runs`.execute(app.db)).rows).toEqual([])
  })
})
