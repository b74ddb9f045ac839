import { createHash } from 'node:crypto'

/** A key is 256 random bits, so a plain hash is enough to keep it from being read out of the database. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('hex')
