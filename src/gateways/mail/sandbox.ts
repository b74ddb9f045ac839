import type { MailGateway } from './mail-gateway.ts'

/** Nothing leaves: every mail is shown at /mailbox. For trying Earnest out, and for tests. */
export const sandbox = (): MailGateway => ({ name: 'sandbox', delivers: false, send: async () => {}, close: () => {} })
