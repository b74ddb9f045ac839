export type Point = { at: string; balance: number }
/** `unmarked`: drawn, without its words beside it. */
export type Upcoming = { at: string; change: number; label: string; unmarked?: boolean }
type Step = { x: number; y: number }
/** `line`: how many lines further from the curve, where words would lie on those before. */
export type Mark = Step & { label: string; at: string; below: boolean; line: number }

const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' })
const day = 86_400_000

/** Everything the chart draws, in per cent of its width and height; y counts from the top. */
export function stepsOf(points: Point[], now: string, upcoming: Upcoming[]) {
  const today = Date.parse(now)
  const ahead = upcoming.filter(step => Date.parse(step.at) > today).sort((a, b) => a.at.localeCompare(b.at))
  const from = Math.min(today - 30 * day, ...points.slice(0, 1).map(point => Date.parse(point.at)))
  const until = Math.max(today + 0.25 * (today - from), ...ahead.slice(-1).map(step => Date.parse(step.at) + 12 * day))
  const future = runningOn(points.at(-1)?.balance ?? 0, ahead)
  const top = niceTop(Math.max(...points.map(point => point.balance), ...future.map(point => point.balance), 1))
  const x = (at: string | number) => (100 * ((typeof at === 'string' ? Date.parse(at) : at) - from)) / (until - from)
  const y = (balance: number) => 100 - (100 * balance) / top

  const past = points.map(point => ({ x: x(point.at), y: y(point.balance) }))
  const start = { x: x(today), y: past.at(-1)?.y ?? 100 }
  const next = future.map(point => ({ x: x(point.at), y: y(point.balance) }))
  const words = ahead.flatMap((step, i) =>
    step.unmarked ? [] : [{ ...next[i]!, label: step.label, at: step.at, below: step.change < 0 }],
  )
  return {
    today: start.x,
    past: staircase(past, start.x),
    area: past.length > 0 ? `${staircase(past, start.x)} V100 H${past[0]!.x} Z` : '',
    ahead: staircase([start, ...next], 100),
    marks: apart(words),
    levels: [top, top / 2, 0].map(balance => ({ y: y(balance), balance })),
    months: months(from, until)
      .map(at => ({ x: x(at), label: month.format(at) }))
      .filter(tick => (tick.x < start.x - 15 || tick.x > start.x + 8) && tick.x < 94),
  }
}

// Words are up to a quarter of the chart wide and a tenth of it high.
function apart(words: Omit<Mark, 'line'>[]): Mark[] {
  const marks: Mark[] = []
  for (const one of words) {
    const near = marks.filter(
      other => other.below === one.below && one.x - other.x < 25 && Math.abs(one.y - other.y) < 10 * (other.line + 1),
    )
    marks.push({ ...one, line: near.length })
  }
  return marks
}

function runningOn(balance: number, ahead: Upcoming[]): Point[] {
  let left = balance
  return ahead.map(step => {
    left += step.change
    return { at: step.at, balance: left }
  })
}

const staircase = (steps: Step[], end: number): string =>
  steps.length === 0
    ? ''
    : `M${steps[0]!.x} ${steps[0]!.y}${steps
        .slice(1)
        .map(step => ` H${step.x} V${step.y}`)
        .join('')} H${end}`

/** The next of 10, 20, 40, 60, 80, 100, 200, … so that half of it is a whole number too. */
function niceTop(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 10)))
  return [1, 2, 4, 6, 8, 10].map(n => n * size).find(top => top >= most)!
}

/** First days of months, every second or more when there are many. */
function months(from: number, until: number): number[] {
  const first = new Date(from)
  const all: number[] = []
  for (let m = first.getUTCMonth() + 1; Date.UTC(first.getUTCFullYear(), m, 1) < until; m++)
    all.push(Date.UTC(first.getUTCFullYear(), m, 1))
  const every = Math.ceil(all.length / 7)
  return all.filter((_, i) => i % every === 0)
}
