import { SingleBar } from 'cli-progress'

type Step = { what: string; done: number; of: number }
type Shown = { show: (step: Step) => void; stop: () => void }

/** Steps that follow one another, each with a bar and its counts; plain lines where nobody watches. */
export const showProgress = (): Shown => (process.stderr.isTTY ? bars() : lines())

function bars(): Shown {
  let bar: SingleBar | undefined
  let shown = ''
  return {
    show: ({ what, done, of }) => {
      if (what !== shown) {
        bar?.stop()
        bar = new SingleBar({
          format: '{bar} {percentage}% | {done} of {all} {what}',
          hideCursor: true,
          stream: process.stderr,
        })
        bar.start(of, 0, counts({ what, done: 0, of }))
        shown = what
      }
      bar?.update(done, counts({ what, done, of }))
    },
    stop: () => bar?.stop(),
  }
}

const counts = ({ what, done, of }: Step) => ({ what, done: count(done), all: count(of) })

// A line for every tenth of a step.
const lines = (): Shown => {
  let last = ''
  return {
    show: ({ what, done, of }) => {
      const tenth = `${what} ${Math.floor((done * 10) / of)}`
      if (tenth !== last) process.stderr.write(`${count(done)} of ${count(of)} ${what}\n`)
      last = tenth
    },
    stop: () => {},
  }
}

const count = (number: number): string => number.toLocaleString('en-US')
