import type { Logger } from 'pino'

type Step = () => unknown

const patience = 10_000

/** On SIGTERM or SIGINT: one step after the other, and after ten seconds the end in any case. A second signal ends at once. */
export function stopCleanly({ closing, log }: { closing: AbortController; log: Logger }, steps: Step[]): void {
  const stop = async (signal: string) => {
    if (closing.signal.aborted) process.exit(1)
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(1), patience).unref()
    closing.abort()
    for (const step of steps) await Promise.resolve(step()).catch(error => log.error({ err: error }, 'while stopping'))
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, stop)
}
