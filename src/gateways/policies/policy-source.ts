import { readFileSync } from 'node:fs'
import { policiesFolder, policyNames } from './read-policy.ts'

/** Where a policy of policies/ is written, and how; nothing for one read from elsewhere. */
export const policySource = (name: string): { file: string; text: string } | undefined =>
  policyNames().includes(name)
    ? { file: `policies/${name}.yaml`, text: readFileSync(`${policiesFolder()}/${name}.yaml`, 'utf8') }
    : undefined
