import { isDeepStrictEqual } from 'node:util'
import type { Policy } from '#economy/policy/policy'
import type { Op } from '../op.ts'
import { type Rewrite, rewritten } from '../rewrite.ts'
import { type Expected, refused } from './expected.ts'

/** Who opened their wallet before an instant keeps the rules of before until another. */
export type Keep = { openedBefore: number; until: number }
type Version = { id: string; policy: Policy; from: number; keeps: Keep[]; cancelled: boolean }

const day = 86_400_000
/** How long everybody has to hear of a version before it holds. */
const hearing = 120_000

/** The rules as they follow each other: which hold when, and for whom. */
export class Versions {
  /** In the order in which they come. */
  all: Version[]
  /** When each wallet was opened. */
  opened = new Map<string, number>()
  lastRewrite: Rewrite | undefined

  constructor(first: Policy) {
    this.all = [{ id: first.name, policy: first, from: 0, keeps: [], cancelled: false }]
  }

  /** The rules of an instant, for somebody or for everybody. */
  at = (now: number, owner?: string): Policy => this.version(now, owner).policy

  version(now: number, owner?: string): Version {
    const opened = (owner && this.opened.get(owner)) || Infinity
    const begun = this.#standing.filter(({ from }) => from <= now)
    const leftOut = begun.findIndex(({ keeps }) => keeps.some(keep => opened < keep.openedBefore && now < keep.until))
    return begun.at(leftOut < 0 ? -1 : leftOut - 1)!
  }

  /** The rules something was promised under. */
  of = (id: string): Policy => this.all.find(version => version.id === id)!.policy

  /** The instants at which rules change, for whomever. */
  get changes(): number[] {
    return this.#standing.flatMap(({ from, keeps }) => [from, ...keeps.map(({ until }) => until)])
  }

  /** From when on a version may hold that is announced now. */
  earliest(now: number): number {
    const announced = now + Math.max(this.at(now).changes.noticeDays * day, hearing)
    return Math.max(announced, this.#last.from + 1)
  }

  activate({ rewrite, from, keeps }: Op & { kind: 'activate-policy' }, now: number): Expected {
    const policy = rewritten(this.all[0]!.policy, rewrite)
    if (isDeepStrictEqual(policy, this.#last.policy)) return refused('policy-unchanged')
    if (this.#last.from > now && from <= this.#last.from) return refused('policy-before-scheduled')
    if (from < this.earliest(now)) return refused('policy-too-soon')
    if (keeps.some(({ openedBefore, until }) => openedBefore > from || until <= from))
      return refused('policy-keep-out-of-order')
    const id = `${policy.name}-${this.all.length + 1}`
    this.all.push({ id, policy, from, keeps, cancelled: false })
    this.lastRewrite = rewrite
    return { fields: { id, from: Temporal.Instant.fromEpochMilliseconds(from).toString() } }
  }

  cancel({ versionId }: Op & { kind: 'cancel-policy' }, now: number): Expected {
    const version = this.#standing.find(({ id }) => id === versionId)
    if (!version) return refused('not-found')
    if (version.from <= now) return refused('policy-in-force')
    if (version !== this.#last) return refused('policy-others-follow')
    version.cancelled = true
    return { fields: { id: versionId } }
  }

  get #standing(): Version[] {
    return this.all.filter(({ cancelled }) => !cancelled)
  }

  get #last(): Version {
    return this.#standing.at(-1)!
  }
}
