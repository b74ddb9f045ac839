import { PolicyError } from '#gateways/policies/policy-error'
import { readWritten } from '#gateways/policies/read-policy'
import type { WrittenPolicy } from '#marketplace/policy/open-policies'

/** A policy by the name of a file in policies/ or by a path; what is wrong with it ends the command with code 2. */
export function readOrStop(nameOrPath: string): WrittenPolicy {
  try {
    return readWritten(nameOrPath)
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
}
