import { changesAhead } from '#economy/policy/policy-versions'
import type { App } from '#marketplace/app'

const longest = 60_000

/** Runs something at each instant from which another version of the policy holds for everybody; the answer ends it. */
export function atPolicyChange({ policies, clock }: App, run: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout
  const wait = () => {
    // Looked at again every minute: versions are activated and cancelled meanwhile.
    const next = changesAhead(policies.versions(), clock())[0]
    const ms = next ? next.at.epochMilliseconds - clock().epochMilliseconds : Infinity
    const wake = ms <= longest ? () => run().catch(() => {}) : () => {}
    timer = setTimeout(() => void Promise.resolve(wake()).then(wait), Math.min(ms, longest))
  }
  wait()
  return () => clearTimeout(timer)
}
