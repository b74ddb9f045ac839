import type { Page } from 'playwright-core'

/** Notes what a page says on the console and what it asks of other machines; the answer tells what there was and stops. */
export function watch(page: Page): () => string[] {
  const troubles: string[] = []
  const onConsole = (message: { type(): string; text(): string }) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`)
  }
  const onError = (error: Error) => troubles.push(`uncaught: ${error.message}`)
  const onRequest = (request: { url(): string }) => {
    const { protocol, hostname } = new URL(request.url())
    if (!['data:', 'blob:'].includes(protocol) && hostname !== 'localhost') troubles.push(`asks ${hostname}`)
  }
  page.on('console', onConsole).on('pageerror', onError).on('request', onRequest)
  return () => {
    page.off('console', onConsole).off('pageerror', onError).off('request', onRequest)
    return troubles
  }
}
