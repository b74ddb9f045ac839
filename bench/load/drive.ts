import type { Decision } from '#economy/decision'
import type { Done, Task } from './task.ts'

type Call = () => Promise<Decision<unknown>>

/** Calls again and again as the task says, and counts. `next` answers the next call, or undefined when there is none left. */
export async function drive(task: Task, next: () => Call | undefined): Promise<Done> {
  const found: Done = { done: 0, seconds: 0, took: [], rss: 0, refused: {} }
  const began = performance.now()
  const time = async (call: Call, since = performance.now()) => {
    const decision = await call()
    found.took.push(performance.now() - since)
    if (decision.ok) found.done++
    else found.refused[decision.refusal.code] = (found.refused[decision.refusal.code] ?? 0) + 1
  }
  if (task.perSecond) await atPace(task, task.perSecond, next, time)
  else await asAnswered(task, next, time)
  found.seconds = (performance.now() - began) / 1000
  found.rss = process.memoryUsage.rss() / 2 ** 20
  return found
}

type Time = (call: Call, since?: number) => Promise<void>

async function asAnswered({ callers, seconds, most = Infinity }: Task, next: () => Call | undefined, time: Time) {
  const until = performance.now() + seconds * 1000
  let started = 0
  const caller = async () => {
    while (performance.now() < until && started++ < most) {
      const call = next()
      if (!call) return
      await time(call)
    }
  }
  await Promise.all(Array.from({ length: callers }, caller))
}

/** A call that is sent late counts from when it was due: a slow server does not slow down who wants something of it. */
async function atPace({ seconds }: Task, perSecond: number, next: () => Call | undefined, time: Time) {
  const began = performance.now()
  const open: Promise<void>[] = []
  while (open.length < seconds * perSecond) {
    await new Promise(resume => setTimeout(resume, 1))
    const due = Math.min(seconds * perSecond, ((performance.now() - began) / 1000) * perSecond)
    while (open.length < due) {
      const call = next()
      if (!call) return void (await Promise.all(open))
      open.push(time(call, began + (open.length / perSecond) * 1000))
    }
  }
  await Promise.all(open)
}
