import type { App as Earnest } from '#marketplace/app'
import type { Member } from '#marketplace/members/find-member'

declare global {
  namespace App {
    interface Locals {
      app: Earnest
      /** Who is signed in. */
      member: Member | undefined
      requestId: string
      /** Set-Cookie lines that go out with the answer. */
      cookies: string[]
    }
    interface Error {
      message: string
      /** The request's id, to find it in the log. */
      id?: string
    }
  }
}
