import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    steps: { type: 'string', default: '1500' },
  },
})

const until = performance.now() + Number(values.seconds) * 1000
const counts: Record<string, number> = {}
let seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
let runs = 0
do {
  const run = await simulate(seed, { steps: Number(values.steps) })
  runs += 1
  for (const [name, count] of Object.entries(run.counts)) counts[name] = (counts[name] ?? 0) + count
  if (run.complaints.length > 0) {
    console.error(run.trace.join('\n'))
    console.error(`\nSeed ${seed} fails at step ${run.steps}:\n${run.complaints.join('\n')}`)
    console.error(`\nThe same again: npm run simulate -- --seed ${seed} --steps ${values.steps}`)
    process.exit(1)
  }
  if (values.seed) console.log(`Seed ${seed}: ${run.steps} steps, trace ${run.hash}`)
  seed += 1
} while (!values.seed && performance.now() < until)
console.log(`${runs} runs, every law kept. ${JSON.stringify(counts)}`)
