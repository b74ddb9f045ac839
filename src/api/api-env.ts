import type { App } from '#marketplace/app'
import type { Member } from '#marketplace/members/find-member'
import type { RunningApp } from '#marketplace/running-app'
import type { Signed } from '#marketplace/sign-ins/member-of-request'
import type { Seal } from '#proof/seal'

/** What the API is told by whoever serves it. */
export type ApiSettings = {
  /** Who sends a request with these headers: by bearer key, or by session cookie. */
  authenticate(headers: Headers): Promise<Signed>
  /** What statements are signed with. */
  seal: Seal
  /** The server the API is part of, for operations about the server itself. */
  running: RunningApp
  /** The network address a request came from; without it all strangers count as one. */
  addressOf?(headers: Headers): string | undefined
  /** Requests a minute for each member, and for each address of people not signed in; 0 = as many as they like. */
  perMinute?: number
  /** How many requests are worked on at once; those beyond are turned away. */
  atOnce?: number
}

/** What a handler finds in its context. */
export type ApiEnv = {
  Variables: { app: App; member: Member | undefined; seal: Seal; running: RunningApp; requestId: string | undefined }
}
