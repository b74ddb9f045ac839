import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const post = (more: object) => JSON.stringify({ id: 'p1', paymentType: 'fixed', budgetUsd: 80, ...more })

test('writes a price and its reasons for each post', async () => {
  const { out, code } = await price(
    `${post({ clientPaymentVerified: false })}\n${post({ id: 'p2', invited: true, clientPaymentVerified: true })}\n`,
  )
  expect(code).toBe(0)
  expect(out).toEqual([
    {
      id: 'p1',
      connects: 2,
      because: [
        { connects: 4, text: 'Fixed price $50 to $599' },
        { connects: -2, text: "Client's payment not verified" },
      ],
    },
    { id: 'p2', connects: 0, because: expect.arrayContaining([{ connects: -4, text: 'Client invited you' }]) },
  ])
})

test('a line that is not a post gets its number and a sentence, and the rest go on', async () => {
  const wrong = [
    ['{"id":', 'Not JSON'],
    ['[]', 'received array'],
    ['null', 'received null'],
    ['7', 'received number'],
    ['{"paymentType":"fixed","budgetUsd":5}', 'id is missing'],
    [post({ budgetUsd: undefined }), 'budgetUsd'],
    [post({ budgetUsd: -1 }), 'budgetUsd'],
    [post({ budgetUsd: '80' }), 'budgetUsd'],
    ['{"id":"p","paymentType":"fixed","budgetUsd":NaN}', 'Not JSON'],
    [post({ paymentType: 'barter' }), 'paymentType'],
    [post({ paymentType: 'hourly', duration: 'a while' }), 'duration'],
    [post({ clientPaymentVerified: 'yes' }), 'clientPaymentVerified'],
  ] as const
  const { out, code } = await price(
    `\uFEFF${post({ id: 'first' })}\r\n\r\n${wrong.map(([line]) => line).join('\r\n')}\r\n${post({ id: 'last' })}`,
  )
  expect(out).toEqual([
    expect.objectContaining({ id: 'first', connects: 4 }),
    ...wrong.map(([, complaint], i) => ({ line: i + 3, error: expect.stringContaining(complaint) })),
    expect.objectContaining({ id: 'last', connects: 4 }),
  ])
  expect(code).toBe(1)
})

test('an empty input is no mistake', async () => {
  expect(await price('')).toEqual({ out: [], err: '', code: 0 })
})

test('an unknown policy is a sentence and exit code 2', async () => {
  const { out, err, code } = await price(post({}), 'upwork-1999')
  expect({ out, code }).toEqual({ out: [], code: 2 })
  expect(err).toContain('Name one of bark, earnest, freelancer-com, no-tokens')
})

test('posts that carry a price are compared with the policy', async () => {
  const lines = [
    { connects: 4 },
    { connects: 2, clientPaymentVerified: false },
    { connects: 4, clientPaymentVerified: false },
    { connects: 9 },
    {},
  ]
  const { err } = await price(lines.map(post).join('\n'))
  expect(err).toBe(
    'Of 4 posts with a price, 2 (50.00%) are at the base price, 1 (25.00%) one step below and 1 (25.00%) neither.\n' +
      'Of 2 whose client is known to be verified or not, 1 (50.00%) match exactly.\n',
  )
})

test('nothing of a long output is lost in a slow pipe', async () => {
  const child = start('upwork-2022')
  child.stdin.end(`${post({})}\n`.repeat(50_000))
  await once(child.stdout, 'readable')
  await new Promise(resolve => setTimeout(resolve, 300)) // Nobody reads meanwhile: the pipe fills up.
  expect((await text(child.stdout)).split('\n')).toHaveLength(50_001)
})

test('a reader who has seen enough ends it without a complaint', async () => {
  const child = start('upwork-2022')
  const err = text(child.stderr)
  const ended = once(child, 'close')
  child.stdin.on('error', () => {}) // It stops reading, too.
  child.stdin.end(`${post({})}\n`.repeat(50_000))
  await once(child.stdout, 'data')
  child.stdout.destroy()
  expect((await ended)[0]).toBe(0)
  expect(await err).toBe('')
})

/** As `earnest price` runs it, without the other commands around it. */
function start(policy: string) {
  const script =
    "import('#cli/price').then(({ priceCommand }) => priceCommand.parseAsync(process.argv.slice(1), { from: 'user' }))"
  return spawn(process.execPath, ['-e', script, '--', '--policy', policy])
}

async function price(input: string, policy = 'upwork-2022') {
  const child = start(policy)
  child.stdin.on('error', () => {}) // An unknown policy ends it before it reads.
  child.stdin.end(input)
  const closed = once(child, 'close')
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  const lines: unknown[] = out
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))
  return { out: lines, err, code: (await closed)[0] as number }
}
