import { type CategorisedPost, demoPosts } from '../demo-posts.ts'
import type { SeededApp } from '../seeded.ts'

/** A post nobody wrote: the beginning of one, the end of another of its trade, and other figures throughout. */
export function varyPost(app: SeededApp): CategorisedPost {
  const one = app.pick(demoPosts)
  const ofTrade = demoPosts.filter(post => post.category === one.category)
  const other = app.pick(ofTrade)
  const factor = 0.6 + app.random() * 1.3
  const description = [...new Set([one.description.split('\n\n')[0]!, other.description.split('\n\n').at(-1)!])].join(
    '\n\n',
  )
  return {
    ...one,
    title: figuresOf(one.title, factor),
    description: figuresOf(description, factor),
    payment: paymentOf(one.payment, factor),
    skills: [...new Set([...one.skills, app.pick(other.skills)])].slice(0, 10),
    countries: [],
    daysAgo: app.random() * 29,
  }
}

/** Every number of two digits or more becomes another of the same size; years stay. */
const figuresOf = (text: string, factor: number): string =>
  text.replace(/(?<![\d,.])\d{2,3}(?![\d,.:%])|(?<![\d,.])[1-9],\d{3}(?![\d,])/g, figure => {
    const varied = Math.max(10, Math.round(Number(figure.replace(',', '')) * factor))
    return figure.includes(',') ? varied.toLocaleString('en-US') : String(varied)
  })

type Payment = CategorisedPost['payment']

const paymentOf = (payment: Payment, factor: number): Payment =>
  payment.type === 'fixed'
    ? { ...payment, budgetUsd: Math.max(5, Math.round(payment.budgetUsd * factor)) }
    : {
        ...payment,
        minUsd: Math.max(3, Math.round(payment.minUsd * factor)),
        maxUsd: Math.max(4, Math.round(payment.maxUsd * factor)),
      }
