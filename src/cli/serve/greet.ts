import type { RunningApp } from '#marketplace/running-app'
import { listens, type Role } from '../serve.ts'
import type { Address } from './read-address.ts'
import type { LogIn } from './seed-once.ts'

/** What whoever started the server wants to know first. */
export function greet(started: { address: Address; running: RunningApp; logIns: LogIn[]; roles: Role[] }): void {
  const { address, running, logIns, roles } = started
  const lines = listens(roles)
    ? [`Earnest is at ${address.origin}`, ...reach(address)]
    : ['The clockwork of Earnest is running.']
  if (logIns.length)
    lines.push(
      '',
      'The demo has these log-ins:',
      ...logIns.map(({ who, email, password }) => `  ${who}: ${email}, password ${password}`),
    )
  if (!running.mail.delivers && roles.includes('web'))
    lines.push('', `No mail leaves; read it at ${address.origin}/mailbox (SMTP_URL sends it instead).`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

const reach = ({ host, port }: Address) =>
  ['127.0.0.1', '::1', 'localhost'].includes(host)
    ? [`Only this computer can reach it (${host}:${port}); HOST=0.0.0.0 opens it to the network.`]
    : [`It listens on ${host}:${port}.`]
