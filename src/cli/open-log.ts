import { type DestinationStream, type Logger, pino } from 'pino'

// Both drivers put what was asked into their errors: letters, addresses, hashes of keys. None of it is for a log.
const given = ['query', 'params', 'detail', 'where', 'queryOptions']
const paths = given.flatMap(name => [`err.${name}`, `error.${name}`])

/** The log, one JSON object a line. */
export const openLog = (level: string, to: DestinationStream): Logger =>
  pino({ level, redact: { paths, remove: true } }, to)
