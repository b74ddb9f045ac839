import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from 'node:crypto'

/** The marketplace's signature (Ed25519): who has it cannot deny what it signed. */
export type Seal = {
  /** The public key, in hex. */
  key: string
  /** Signs the SHA-256 (in hex) of what comes before the signature in a proof. */
  sign(digest: string): string
}

/** The seal that belongs to a secret of the marketplace; the secret cannot be told from it. */
export function openSeal(secret: string): Seal {
  const seed = Buffer.from(hkdfSync('sha256', secret, '', 'earnest proof', 32))
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(key).export({ format: 'jwk' })
  return {
    key: Buffer.from(x!, 'base64url').toString('hex'),
    sign: digest => sign(null, signed(digest), key).toString('hex'),
  }
}

/** Whether the marketplace with this key signed this digest. */
export const isSealed = (digest: string, { key, signature }: { key: string; signature: string }): boolean =>
  verify(null, signed(digest), publicKey(key), Buffer.from(signature, 'hex'))

// What stands before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const publicKey = (key: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'hex').toString('base64url') },
    format: 'jwk',
  })

const signed = (digest: string): Buffer => Buffer.from(`earnest proof ${digest}`)
