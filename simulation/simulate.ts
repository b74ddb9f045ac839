import { createHash } from 'node:crypto'
import { closeDueAuctions } from '#marketplace/boosts/close-due-auctions'
import { payBadges } from '#marketplace/grants/pay-badges'
import { payReferrals } from '#marketplace/grants/pay-referrals'
import { payInterviews } from '#marketplace/interviews/pay-interviews'
import { returnUnread } from '#marketplace/posts/return-unread'
import { returnFirstPacks } from '#marketplace/purchases/return-first-packs'
import { chargeVisibility } from '#marketplace/visibility/charge-visibility'
import { ask } from './ask.ts'
import { checkBooks, checkLaws } from './check-laws.ts'
import { crowded, familiesOf, isAbout } from './families.ts'
import { type Fault, FaultError } from './fault.ts'
import { bodyOf, type Op } from './op.ts'
import { nextMonday } from './oracle/limits.ts'
import { lookForVersions, type Process, startProcess } from './process.ts'
import { Random } from './random.ts'
import type { Sabotage } from './sabotage.ts'
import { acting, type Parked, type PointKind } from './scheduler.ts'
import { type Started, startWorld } from './start-world.ts'
import { wish } from './wishes.ts'
import { nameOf } from './witness.ts'

/** What one seed did. `hash` covers every draw, statement and answer: two runs of a seed have the same. */
export type Run = {
  seed: number
  steps: number
  hash: string
  complaints: string[]
  trace: string[]
  counts: Record<string, number>
}

/** Runs one seed for so many steps, then lets everybody finish without faults, and checks all of it. */
export async function simulate(
  seed: number,
  { steps = 600, sabotage = {} }: { steps?: number; sabotage?: Sabotage } = {},
) {
  const random = new Random(seed)
  const started = await startWorld(random, sabotage, familiesOf(seed))
  const run = new Simulation(seed, random, started)
  try {
    await started.world.scheduler.withoutTimers(() => run.all(steps))
  } finally {
    await started.world.pglite.exec('rollback')
  }
  return run.result()
}

const mostAtOnce = 14
/** Where much has to happen between one instant that matters and the next. */
const anHour = (now: number) => Array.from({ length: 5 }, () => now + 3_600_000)
const booksEvery = 150

class Simulation {
  #seed: number
  #random: Random
  #started: Started
  #processes: Process[]
  #waiting = 0
  #ops = 0
  #attempts = new Map<Op, number>()
  #again: Op[] = []
  #recent: Op[] = []
  #trace: string[] = []
  #counts: Record<string, number> = {}
  #steps = 0
  #checkedAt = ''

  constructor(seed: number, random: Random, started: Started) {
    this.#seed = seed
    this.#random = random
    this.#started = started
    this.#processes = ['a', 'b'].map(name => startProcess(started.world, name))
  }

  async all(steps: number): Promise<void> {
    while (this.#steps < steps && !this.#wrong) await this.#step(true)
    while (!this.#wrong && (this.#waiting > 0 || this.#again.length > 0)) await this.#step(false)
    if (!this.#wrong) await this.#catchUp()
    if (!this.#wrong) await this.#check(true)
  }

  /** In the end the clockwork leaves nothing that is due. */
  async #catchUp(): Promise<void> {
    const { app, oracle, world } = this.#started
    const now = world.now.epochMilliseconds
    await closeDueAuctions(app)
    oracle.pass(now)
    oracle.auctions.closeDue(oracle.auctions.all.keys(), now)
    oracle.auctions.flush(now)
    await chargeVisibility(app)
    oracle.charge([...oracle.visibility.all.keys()].sort(), now)
    await payReferrals(app)
    oracle.payReferrals([...oracle.referrals.all.keys()], oracle.begun, now)
    await returnFirstPacks(app)
    oracle.settlePacks([...oracle.packs.all.keys()], now)
    await returnUnread(app)
    oracle.returnUnread(
      [...oracle.posts.values()].filter(({ state }) => state === 'open').map(({ id }) => id),
      now,
    )
    await payInterviews(app)
    oracle.payInterviews([...oracle.proposals.keys()], now)
    await payBadges(app)
    oracle.payBadges([...oracle.badges.all.keys()], now)
    this.#checkedAt = ''
  }

  result(): Run {
    const hash = createHash('sha256').update(this.#trace.join('\n')).digest('hex')
    const { complaints } = this.#started.witness
    return { seed: this.#seed, steps: this.#steps, hash, complaints, trace: this.#trace, counts: this.#counts }
  }

  get #wrong(): boolean {
    return this.#started.witness.complaints.length > 0
  }

  /** One draw: somebody goes on, begins, tries again, the clock jumps, or a process dies. Then everything comes to rest. */
  async #step(wild: boolean): Promise<void> {
    this.#steps += 1
    const { scheduler, holder } = this.#started.world
    const ready = scheduler.parked.filter(({ at }) => at !== 'connect' || !holder)
    const free = this.#waiting < mostAtOnce
    const { families } = this.#started
    const isSlow = crowded(families) || isAbout(families, 'gifts', 'packs', 'weeks', 'discounts')
    const isFast = families.includes('versions')
    const what = this.#random.weighted({
      resume: ready.length > 0 ? 70 : 0,
      begin: wild && free ? 40 : 0,
      again: this.#again.length > 0 && free ? 12 : 0,
      jump: wild && !holder ? (isSlow ? 2 : isFast ? 9 : 4) : 0,
      crash: wild ? 0.5 : 0,
    })
    this.#counts[what] = (this.#counts[what] ?? 0) + 1
    if (what === 'resume') this.#resume(this.#random.pick(ready), wild)
    else if (what === 'begin') this.#begin()
    else if (what === 'again') this.#send(this.#again.shift()!)
    else if (what === 'jump') this.#jump()
    else this.#crash()
    await scheduler.quiet()
    if (!this.#wrong) await this.#check(this.#steps % booksEvery === 0)
  }

  #resume(point: Parked, wild: boolean): void {
    const faults = faultsAt[point.at]
    const fault = wild && faults.length > 0 && this.#random.chance(0.03) ? this.#random.pick(faults) : undefined
    this.#tell(`${point.process.name} ${point.at} ${fault ?? ''} ${point.what.replaceAll(/\s+/g, ' ').slice(0, 60)}`)
    if (fault) this.#counts[fault] = (this.#counts[fault] ?? 0) + 1
    this.#started.world.scheduler.release(point, fault)
  }

  #begin(): void {
    const { world, oracle, people, families, witness } = this.#started
    const earlier = this.#recent.length > 0 ? this.#random.pick(this.#recent) : undefined
    if (earlier && this.#random.chance(0.16)) {
      this.#send(earlier) // The client clicks twice.
      return
    }
    oracle.begun = ++this.#ops
    const op = wish(this.#ops, { random: this.#random, oracle, people, families, now: world.now.epochMilliseconds })
    const used = earlier?.key && witness.first.has(nameOf(earlier))
    if (used && op.key && this.#random.chance(0.2)) Object.assign(op, { by: earlier.by, key: earlier.key })
    else if (op.key) witness.sent.set(nameOf(op), op)
    if (op.key) this.#recent = [...this.#recent.slice(-7), op]
    this.#send(op)
  }

  #send(op: Op): void {
    const { world, oracle, witness } = this.#started
    const process = this.#random.pick(this.#processes)
    const attempt = (this.#attempts.get(op) ?? 0) + 1
    this.#attempts.set(op, attempt)
    this.#waiting += 1
    this.#counts[op.kind] = (this.#counts[op.kind] ?? 0) + 1
    this.#tell(`${process.name} is asked, attempt ${attempt}, by ${op.by.slice(-4)}: ${op.key ?? ''} ${bodyOf(op)}`)
    const first = op.key ? witness.sent.get(nameOf(op)) : undefined
    const asked = world.sabotage.ask?.(op, { oracle, attempt, first, now: world.now.epochMilliseconds }) ?? op
    world.asked.set(op.by, op)
    witness.started.set(`${op.n}/${attempt}`, world.now.epochMilliseconds)
    acting
      .run({ process, op, attempt }, () => ask(process.app, asked))
      .then(
        answer => {
          this.#tell(`answer to ${op.n}/${attempt}: ${JSON.stringify(answer)}`)
          witness.answered(op, attempt, answer)
        },
        (error: Error) => this.#failed(op, error),
      )
      .finally(() => {
        this.#waiting -= 1
      })
  }

  #failed(op: Op, error: Error): void {
    this.#tell(`no answer to ${op.n}: ${error.message}`)
    if (!(error instanceof FaultError))
      this.#started.witness.complaints.push(`a bug: ${JSON.stringify(op)} failed with ${error.message}`)
    // A job runs again by itself and a client who knows no key looks first; the others send the same again.
    else if (op.key) this.#again.push(op)
  }

  /** Mostly to the very instant at which the next lot lapses, the next hold times out or the next post ends, or a millisecond beside it. */
  #jump(): void {
    const { world, oracle, families, people } = this.#started
    const now = world.now.epochMilliseconds
    const next = (instants: number[]) => Math.min(...instants.filter(at => at > now + 1))
    const nextClosing = next([...oracle.auctions.all.values()].map(({ closesAt }) => closesAt))
    const nextDue = next([...oracle.visibility.all.values()].map(meter => oracle.visibility.paidUntil(meter)))
    const nextDrop = oracle.plans.nextDrop(people.freelancers).at
    const nextUnread = next([...oracle.proposals.values()].map(proposal => oracle.unreadUntil(proposal)))
    const edge = this.#random.pick([
      next(oracle.purse.coins.filter(({ paidFor }) => paidFor === null).map(({ until }) => until)),
      next([...oracle.posts.values()].map(({ endsAt }) => endsAt)),
      next([...oracle.holds.all.values()].map(({ timesOutAt }) => timesOutAt)),
      ...(families.includes('visibility') ? [nextDue, nextDue] : []),
      ...(families.includes('gifts') ? [oracle.plans.next] : []),
      ...(families.includes('weeks') ? [nextMonday(now), nextMonday(now)] : []),
      ...(isAbout(families, 'places', 'weeks', 'repeats') ? anHour(now) : []),
      ...(families.includes('boosts') ? [nextClosing, nextClosing, Infinity, Infinity] : []),
      next([...oracle.proposals.values()].map(({ promisedEnd }) => promisedEnd ?? 0)),
      ...(families.includes('plans') ? [oracle.plans.next, oracle.plans.next] : []),
      ...(families.includes('prices') ? [next(oracle.prices.ends), now + 600_000] : []),
      ...(families.includes('drips') ? [nextDrop, nextDrop] : []),
      ...(families.includes('readiness') ? [next(oracle.readiness.changes), now + 300_000] : []),
      ...(families.includes('packs') ? [next([...oracle.packs.all.values()].map(({ until }) => until))] : []),
      ...(families.includes('discounts') ? [next(oracle.discounts.ends)] : []),
      ...(families.includes('unread') ? [nextUnread, nextUnread] : []),
      ...(families.includes('versions') ? [next(oracle.versions.changes), next(oracle.versions.changes)] : []),
      Infinity,
    ])
    const to = Number.isFinite(edge)
      ? edge + this.#random.pick([-1, 0, 0, 1])
      : now + this.#random.pick([60_000, 3_600_000, 3_600_000, (families.includes('boosts') ? 1 : 5) * 86_400_000])
    world.now = Temporal.Instant.fromEpochMilliseconds(to)
    oracle.prices.note(oracle.begun, to)
    for (const process of this.#processes) lookForVersions(world, process, to)
    this.#tell(`the clock says ${world.now}`)
  }

  #crash(): void {
    const at = this.#random.below(this.#processes.length)
    const dead = this.#processes[at]!
    this.#tell(`process ${dead.name} is killed`)
    dead.dead = true
    const { scheduler } = this.#started.world
    for (const point of scheduler.parked.filter(({ process }) => process === dead)) scheduler.release(point, 'crash')
    this.#processes[at] = startProcess(this.#started.world, dead.name)
  }

  async #check(books: boolean): Promise<void> {
    const { world, app, oracle, witness, people, families } = this.#started
    const state = `${world.now}`
    const looking = { app, pglite: world.pglite, oracle, freelancers: people.freelancers, families }
    const open = world.holder && !world.scheduler.parked.some(({ at }) => at === 'committed')
    if (open) return // Half of a transaction is nobody's to see.
    if (state !== this.#checkedAt) witness.complaints.push(...(await checkLaws(looking)))
    if (books) witness.complaints.push(...(await checkBooks(looking)))
    this.#checkedAt = state
  }

  #tell(line: string): void {
    this.#trace.push(`${this.#steps} ${line}`)
  }
}

const faultsAt: Record<PointKind, Fault[]> = {
  connect: ['cut'],
  statement: ['cut', 'cut', 'serialization', 'deadlock'],
  commit: ['cut', 'serialization'],
  committed: ['lost'],
  timer: [],
}
