import type { Category } from '#economy/posts/categories'
import type { CategorisedPost } from '../demo-posts.ts'
import type { DemoClient } from '../posts/demo-post.ts'
import type { Timeline } from './timeline.ts'

/** Somebody who proposes, from the story or the background. */
export type Proposer = {
  id: string
  name: string
  country: string
  skills: string[]
  portfolio: string[]
  proof: string[]
  work: Category[]
  /** How many Connects they will have had, and how many of those are spoken for: nobody plans beyond their means. */
  means: number
  planned: number
}

/** A post on its way through the story; `id` and `price` are there once it is published. */
export type StoryPost = {
  post: CategorisedPost
  clientId: string
  clientVerified: boolean
  postedDaysAgo: number
  id?: string
  price: number
  /** How many letters were written to it. */
  letters: number
}

/** A proposal on its way; `id` is there once it is sent. */
export type StoryProposal = { to: StoryPost; from: Proposer; sentDaysAgo: number; id?: string }

export type World = {
  time: Timeline
  clients: Record<DemoClient, string>
  operatorId: string
  /** The people of the story by handle. */
  people: Map<string, Proposer>
  crowd: Proposer[]
}
