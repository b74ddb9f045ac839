import type { MailGateway } from './mail-gateway.ts'
import { sandbox } from './sandbox.ts'
import { smtp } from './smtp.ts'

/** SMTP where SMTP_URL is set, else the sandbox mailbox. */
export const chooseMail = ({ SMTP_URL, MAIL_FROM }: NodeJS.ProcessEnv): MailGateway =>
  SMTP_URL ? smtp({ url: SMTP_URL, from: MAIL_FROM || 'Earnest <earnest@localhost>' }) : sandbox()
