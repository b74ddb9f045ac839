import nodemailer from 'nodemailer'
import type { MailGateway } from './mail-gateway.ts'

/** Sends through an SMTP server, such as smtps://user:password@mail.example.com. */
export function smtp({ url, from }: { url: string; from: string }): MailGateway {
  const transport = nodemailer.createTransport(url, { from })
  return {
    name: 'smtp',
    delivers: true,
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ to, subject, text })
    },
    close: () => transport.close(),
  }
}
