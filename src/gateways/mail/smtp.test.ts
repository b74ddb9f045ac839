import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseMail } from './choose-mail.ts'

// A mail server that says yes to everybody but `refused@…`, and keeps what it was told.
let server: Server
let address: string
const told: string[] = []

beforeAll(async () => {
  server = createServer(socket => {
    let inData = false
    socket.write('220 test\r\n')
    socket.on('data', chunk => {
      for (const line of chunk.toString().split('\r\n').slice(0, -1)) {
        told.push(line)
        if (inData) inData = line !== '.'
        if (inData) continue
        if (line === 'DATA') inData = true
        socket.write(answerTo(line))
      }
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  address = `smtp://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterAll(() => server.close())

const answerTo = (line: string): string => {
  if (line === 'DATA') return '354 go on\r\n'
  if (line === 'QUIT') return '221 bye\r\n'
  return line.includes('refused@') ? '550 nobody here\r\n' : '250 ok\r\n'
}

test('a mail leaves through the server that SMTP_URL names, from the address that MAIL_FROM names', async () => {
  const mail = chooseMail({ SMTP_URL: address, MAIL_FROM: 'Earnest <earnest@example.org>' })
  expect(mail).toMatchObject({ name: 'smtp', delivers: true })
  await mail.send({
    to: 'ines@example.org',
    subject: 'Your 6 Connects are back',
    text: 'This post closed without a hire.',
  })
  mail.close()
  expect(told).toContain('MAIL FROM:<earnest@example.org>')
  expect(told).toContain('RCPT TO:<ines@example.org>')
  expect(told).toContain('Subject: Your 6 Connects are back')
  expect(told).toContain('This post closed without a hire.')
})

test('a mail that the server refuses is an error, so that it is tried again', async () => {
  const mail = chooseMail({ SMTP_URL: address })
  await expect(mail.send({ to: 'refused@example.org', subject: 'x', text: 'x' })).rejects.toThrow('550')
  mail.close()
})

test('without SMTP_URL nothing leaves', () => {
  expect(chooseMail({})).toMatchObject({ name: 'sandbox', delivers: false })
})
