/** What a worker is asked to do for a while. `at` is which post, or which wallet, where everybody meets at one. */
export type Task = {
  load: 'uniform' | 'one-post' | 'one-wallet' | 'one-auction' | 'remove-post'
  at: number
  callers: number
  seconds: number
  /** Only every second freelancer proposes, from this one on. */
  half?: 0 | 1
  /** Stop after so many, if that comes first. */
  most?: number
  /** Arrivals a second, whether or not earlier ones are answered; without it, each caller sends its next when answered. */
  perSecond?: number
  /** Each proposal in a transaction of its own. */
  alone?: boolean
}

/** `took` in milliseconds, each; `rss` in megabytes. */
export type Done = { done: number; seconds: number; took: number[]; rss: number; refused: Record<string, number> }
