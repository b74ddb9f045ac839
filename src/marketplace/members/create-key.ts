import { randomBytes } from 'node:crypto'
import { saveKey } from '#database/api-keys'
import type { App } from '../app.ts'
import { hashOfKey } from './hash-of-key.ts'

/** Makes a bearer key for the API. It is shown this once and never again. */
export async function createKey(app: App, memberId: string, name: string): Promise<string> {
  const key = `earnest_${randomBytes(32).toString('base64url')}`
  const at = new Date(app.clock().epochMilliseconds)
  await saveKey(app.db, { keyId: app.newId(), memberId, hash: hashOfKey(key), name, starts: key.slice(0, 12), at })
  return key
}
