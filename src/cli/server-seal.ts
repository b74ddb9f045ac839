import { readSetting } from '#database/settings'
import type { App } from '#marketplace/app'
import { openSeal, type Seal } from '#proof/seal'
import { authSecret } from './auth-secret.ts'
import { stopWith } from './stop-with.ts'

/** The seal the server signs with. A command that was given another secret than the server must not sign with another key. */
export async function serverSeal(app: App): Promise<Seal> {
  const seal = openSeal(await authSecret(app))
  const served = await readSetting<string>(app.db, 'proof-key')
  if (served && served !== seal.key)
    stopWith(
      `This command would sign with the key ${seal.key}, the server signs with ${served}. Set AUTH_SECRET as it is set for the server.`,
    )
  return seal
}
