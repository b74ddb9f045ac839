import { inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { posts, price, proposes } from './proposing.ts'
import { joins, joinsVerified, must, type Stage } from './stage.ts'
import type { Cells } from './tell.ts'

const hourly = { paymentType: 'hourly', hourlyMinCents: 40_00, hourlyMaxCents: 60_00 } as const
const written = {
  $40: { budgetCents: 40_00 },
  $450: {},
  $900: { budgetCents: 900_00 },
  'Hourly, under a month, part of the week': {
    ...hourly,
    duration: 'Less than 1 month',
    workload: 'Less than 30 hrs/week',
  },
  'Hourly, 3 to 6 months, full weeks': { ...hourly, duration: '3 to 6 months', workload: '30+ hrs/week' },
  '$450, translation': { category: 'Translation' },
  '$450, for an expert': { level: 'expert' },
} as const

/** What somebody who looks on the first day is shown, on posts of a client whose payment is verified. */
export async function readPrices(stage: Stage): Promise<Cells> {
  const [client, unverified] = [await joinsVerified(stage, 'Vera'), await joins(stage, 'Udo', 'client')]
  const reader = await joins(stage, 'Rosa')
  const shown: Cells = {}
  const read = async (row: string, postId: string) => {
    shown[row] = String(await price(stage, reader, postId))
  }
  for (const [row, about] of Object.entries(written))
    await read(row, await posts(stage, client, structuredClone(about)))
  await read('$450, payment not verified', await posts(stage, unverified))
  const invited = await posts(stage, client)
  must(await inviteFreelancer(stage.app, { by: client, postId: invited, freelancerId: reader, message: '' }))
  await read('$450, invited', invited)
  await wanted(stage, await posts(stage, client), shown)
  return shown
}

const tiers = { 1: '$450, one proposal already', 10: '$450, ten proposals already' } as const

/** Each reader is a new one: what a price was when it was shown, it stays for a while. */
async function wanted(stage: Stage, postId: string, shown: Cells): Promise<void> {
  for (let sent = 1; sent <= 10; sent += 1) {
    await proposes(stage, await joins(stage, 'Rival'), postId)
    if (sent === 1 || sent === 10) shown[tiers[sent]] = String(await price(stage, await joins(stage, 'Reader'), postId))
  }
}
