declare module 'cli-progress' {
  /** The part of the library that is used: one bar. */
  export class SingleBar {
    constructor(options: {
      format: string
      hideCursor?: boolean
      clearOnComplete?: boolean
      stream?: NodeJS.WriteStream
    })
    start(total: number, startValue: number, payload?: Record<string, unknown>): void
    update(current: number, payload?: Record<string, unknown>): void
    stop(): void
  }
}
