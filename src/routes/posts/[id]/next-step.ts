import { connectsWords } from '#economy/figure-words'
import type { RefusalCode } from '#economy/refusal-text'
import { refusalText } from '#economy/refusal-text'
import type { PostView } from '#marketplace/posts/read-post'
import { signInPath } from '../../signed-in.ts'

/** What a reader of a post can do next: one main action, or why not and what would change it. */
export type NextStep = {
  kind: 'sign-in' | 'propose' | 'draft' | 'sent' | 'own' | 'refused'
  href: string
  label: string
  /** Why there is no proposal to send. */
  why: string | null
}

export function nextStep(post: PostView): NextStep {
  const { id, viewer, price } = post
  const propose = `/posts/${id}/propose`
  if (!viewer && !post.takesProposals) return { kind: 'refused', ...otherWork, why: closedWords(post.state) }
  if (!viewer) return { kind: 'sign-in', href: signInPath(propose), label: 'Sign in to propose', why: null }
  if (viewer.isOwner) return { kind: 'own', href: `/client/posts/${id}`, label: 'See its proposals', why: null }
  if (viewer.proposal)
    return { kind: 'sent', href: `/proposals/${viewer.proposal.id}`, label: 'See your proposal', why: null }
  if (viewer.refusal) return { kind: 'refused', ...wayOut(viewer.refusal.code, post), why: why(post) }
  if (viewer.hasDraft) return { kind: 'draft', href: propose, label: 'Continue your draft', why: null }
  return { kind: 'propose', href: propose, label: `Write a proposal for ${connectsWords(price)}`, why: null }
}

const otherWork = { href: '/', label: 'Find other work' }

/** What would change a refusal: each leads somewhere. */
function wayOut(code: RefusalCode, post: PostView): { href: string; label: string } {
  if (code === 'email-not-verified') return { href: '/verify-email', label: 'Confirm your e-mail address' }
  if (code === 'not-a-freelancer') return { href: '/profile#sides', label: 'Switch on your freelancer side' }
  if (code === 'over-monthly-budget' || code === 'over-weekly-budget' || code === 'over-proposal-limit')
    return { href: '/wallet#limits', label: 'See your limits' }
  if (code === 'too-few-connects')
    return { href: `/?price-to=${post.viewer!.balance}`, label: 'Find work you can afford' }
  return otherWork
}

/** Nobody has tried to send anything yet, so the sentences of a refused sending do not fit here. */
function why({ state, viewer, countries }: PostView): string {
  const { code, facts } = viewer!.refusal!
  if (code === 'post-not-open') return closedWords(state)
  if (code === 'email-not-verified')
    return 'Confirm your e-mail address before you send a proposal. We sent you a link.'
  if (code === 'not-a-freelancer') return 'Your account hires only. Switch on its freelancer side to send proposals.'
  if (code === 'too-few-connects')
    return `This proposal costs ${connectsWords(Number(facts.price))} and you have ${facts.available}.`
  if (code === 'over-monthly-budget' || code === 'over-weekly-budget')
    return `Your own limit is ${connectsWords(Number(facts.most))} a ${code === 'over-monthly-budget' ? 'month' : 'week'}; spent: ${facts.spent}, and this costs ${facts.cost}.`
  if (code === 'over-proposal-limit')
    return `Your own limit for a proposal is ${connectsWords(Number(facts.most))}; this costs ${facts.cost}.`
  if (code === 'location-not-allowed') return `The client asks for freelancers from ${countries.join(', ')}.`
  return refusalText({ code, facts })
}

const closings: Partial<Record<PostView['state'], string>> = {
  filled: 'Somebody was hired, so this post takes no more proposals.',
  closed: 'The client closed this post. It takes no more proposals.',
  ended: 'This post has ended. It takes no more proposals.',
  removed: 'This post was removed for breaking the rules.',
}

export const closedWords = (state: PostView['state']): string => closings[state] ?? 'This post takes no proposals.'
