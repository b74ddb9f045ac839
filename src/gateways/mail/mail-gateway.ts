/** A mail ready to leave: its text ends with the whole address of its link. */
export type OutgoingMail = { to: string; subject: string; text: string }

/** Takes mails out of the marketplace. `send` throws when the mail did not leave; it is tried again later. */
export type MailGateway = {
  name: 'smtp' | 'sandbox'
  /** Whether mails leave; otherwise they stay in the table, to be read at /mailbox. */
  delivers: boolean
  send(mail: OutgoingMail): Promise<void>
  close(): void
}
