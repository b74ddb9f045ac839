import { personas } from '@dicebear/collection'
import { createAvatar } from '@dicebear/core'

/** A drawn portrait, always the same for the same seed, as a data: URL. Runs on the server only: the library is large. */
export const portraitOf = (seed: string): string =>
  createAvatar(personas, { seed, backgroundColor: ['f8ecdb'] }).toDataUri()
