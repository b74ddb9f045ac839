import { randomBytes } from 'node:crypto'
import { listKeys, saveKey } from '#database/members/api-keys'
import { lockMember } from '#database/members/profiles'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { line } from '../fields.ts'
import { committed } from '../gather.ts'
import { checked } from '../problems-of.ts'
import { hashOfKey } from './hash-of-key.ts'

export const keyNameSchema = line({ name: 'The name', least: 1, most: 60 })

const mostKeys = 20

/** Makes a bearer key for the API. It is shown this once and never again. */
export async function createKey(app: App, by: string, name: string): Promise<Decision<{ key: string }>> {
  const parsed = checked(keyNameSchema, name)
  if (!parsed.ok) return parsed
  const key = `earnest_${randomBytes(32).toString('base64url')}`
  const at = new Date(app.clock().epochMilliseconds)
  return committed(app, async tx => {
    const member = await lockMember(tx, by) // So that two at once do not both make the last one.
    // A key made with an address of somebody else would outlive their taking it back.
    if (!member?.email_verified) return refuse('email-not-verified')
    if ((await listKeys(tx, by)).length >= mostKeys) return refuse('too-many-keys', { most: mostKeys })
    const row = {
      keyId: app.newId(),
      memberId: by,
      hash: hashOfKey(key),
      name: parsed.value,
      starts: key.slice(0, 12),
      at,
    }
    await saveKey(tx, row)
    return decide({ key })
  })
}
