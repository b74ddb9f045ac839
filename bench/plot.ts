import { writeFileSync } from 'node:fs'
import type { Bench } from './bench-types.ts'
import { percentile } from './figures.ts'
import { openWorker, rateOf, uniform } from './load/open-worker.ts'
import { openMarket, sizeAt } from './market.ts'

/** What happens at one load: asked for and answered a second, and how long answers take, in milliseconds. */
type Point = { asked: number; done: number; p50: number; p99: number }

const shares = [0.1, 0.25, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3]

/** Measures one engine at a tenth of what it can do, then more and more until it has to turn some away, and draws it. */
export async function plot(bench: Bench, seconds: number, file: string): Promise<void> {
  const worker = await openWorker({ url: await openMarket(bench, 'plot', sizeAt(bench.scale)) })
  await worker.run(uniform(Math.min(3, seconds)))
  const most = rateOf(await worker.run(uniform(seconds)))
  const points: Point[] = []
  for (const share of shares) {
    const asked = most * share
    const found = await worker.run({ ...uniform(seconds), perSecond: asked })
    const { took, done } = found
    const point = { asked, done: done / found.seconds, p50: percentile(took, 0.5), p99: percentile(took, 0.99) }
    points.push(point)
    console.log(
      [point.asked, point.done, point.p50, point.p99].map(figure => figure.toFixed(0).padStart(8)).join(''),
      ' asked, done a second; p50, p99 ms',
    )
  }
  await worker.close()
  writeFileSync(file, draw(points, most))
}

const [width, height, left, right, top, bottom] = [420, 300, 60, 20, 40, 45]

/** Two charts side by side: throughput against load, and latency (logarithmic) against load. */
function draw(points: Point[], most: number): string {
  const x = scale([0, Math.max(...points.map(({ asked }) => asked))], [left, width - right])
  const rate = scale([0, most * 1.35], [height - bottom, top])
  const slowest = Math.max(...points.map(({ p99 }) => p99))
  const log = scale([0, Math.ceil(Math.log10(slowest))], [height - bottom, top])
  const time = (ms: number) => log(Math.log10(Math.max(1, ms)))
  const decades = Array.from({ length: Math.ceil(Math.log10(slowest)) + 1 }, (_, i) => 10 ** i)
  const throughput = [
    axes('proposals a second, answered', x, ticksOf(most * 1.35), rate),
    line(points, p => [x(p.asked), rate(p.asked)], '#b9b2a6', 'asked'),
    line(points, p => [x(p.asked), rate(p.done)], '#1f6f54', 'answered'),
  ]
  const latency = [
    axes('milliseconds', x, decades, time),
    line(points, p => [x(p.asked), time(p.p50)], '#1f6f54', 'p50'),
    line(points, p => [x(p.asked), time(p.p99)], '#b4532a', 'p99'),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * width} ${height}" font-family="sans-serif" font-size="11">
<title>Throughput and latency of proposals against load</title>
<rect width="100%" height="100%" fill="#fff"/>
${throughput.join('\n')}
<g transform="translate(${width} 0)">
${latency.join('\n')}
</g>
</svg>
`
}

type Scale = (figure: number) => number
const scale =
  ([from, to]: [number, number], [a, b]: [number, number]): Scale =>
  figure =>
    a + ((figure - from) / (to - from)) * (b - a)

const ticksOf = (most: number): number[] => {
  const step = [100, 200, 500, 1_000, 2_000, 5_000, 10_000].find(step => most / step <= 6) ?? 20_000
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}

function axes(title: string, x: Scale, ticks: number[], y: Scale): string {
  const across = ticks.map(
    tick =>
      `<line x1="${left}" x2="${width - right}" y1="${y(tick).toFixed(1)}" y2="${y(tick).toFixed(1)}" stroke="#eee"/>` +
      `<text x="${left - 6}" y="${(y(tick) + 4).toFixed(1)}" text-anchor="end" fill="#555">${tick}</text>`,
  )
  const most = ticksOf(inverse(x))
  const along = most.map(
    tick =>
      `<text x="${x(tick).toFixed(1)}" y="${height - bottom + 16}" text-anchor="middle" fill="#555">${tick}</text>`,
  )
  return `<text x="${left}" y="20" font-weight="bold">${title}</text>
<text x="${(left + width - right) / 2}" y="${height - 8}" text-anchor="middle" fill="#555">proposals a second, asked</text>
${across.join('')}${along.join('')}`
}

// The load at the right edge.
const inverse = (x: Scale): number => (width - right - x(0)) / (x(1) - x(0))

function line(points: Point[], at: (point: Point) => [number, number], colour: string, name: string): string {
  const places = points.map(at)
  const [lastX, lastY] = places.at(-1)!
  const path = places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>
<text x="${lastX.toFixed(1)}" y="${(lastY - 6).toFixed(1)}" text-anchor="end" fill="${colour}">${name}</text>`
}
