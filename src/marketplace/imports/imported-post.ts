import { z } from 'zod'
import { oneLine } from '#economy/one-line'
import { durations, workloads } from '#economy/posts/hourly-terms'
import type { PricedPost } from '#economy/prices/price-of'

const nothing = <T extends z.ZodType>(schema: T) => schema.nullish().transform(value => value ?? null)
const text = (most: number) => z.string().trim().min(1).max(most)
const line = (most: number) => z.string().overwrite(oneLine).min(1).max(most)
const count = z.int().min(0).max(1_000_000_000)
// A fraction of a cent is dropped: $599.999 must not be lifted into the band that begins at $600.
const usd = (most: number) =>
  z
    .number()
    .min(0)
    .max(most)
    .transform(dollars => Math.floor(dollars * 100 + 1e-6))
const price = usd(20_000_000)

const pricedFields = {
  id: text(200),
  paymentType: z.enum(['fixed', 'hourly']),
  budgetUsd: nothing(price),
  duration: nothing(z.enum(durations)),
  workload: nothing(z.enum(workloads)),
  clientPaymentVerified: nothing(z.boolean()),
  invited: nothing(z.boolean()),
  connects: nothing(count),
}

const importedFields = {
  ...pricedFields,
  title: line(500),
  description: nothing(z.string().max(100_000)),
  skills: nothing(z.array(line(100)).max(100)),
  category: line(100),
  specialty: nothing(line(100)),
  level: nothing(z.enum(['entry', 'intermediate', 'expert'])),
  hourlyMinUsd: nothing(price),
  hourlyMaxUsd: nothing(price),
  hourlyMidUsd: nothing(price),
  freelancersToHire: nothing(count.min(1)),
  applicantsBucket: nothing(text(50)),
  clientKey: text(200),
  clientCountry: nothing(line(100)),
  clientSpentUsd: nothing(usd(1_000_000_000_000)),
  clientRating: nothing(z.number().min(0).max(5)),
  clientFeedbackCount: nothing(count),
  enterprise: nothing(z.boolean()),
  postedAt: nothing(z.iso.datetime({ offset: true }).transform(instant => Temporal.Instant.from(instant))),
}

const pricedLineFields = { ...pricedFields, category: nothing(line(100)), level: nothing(z.string()) }

/** The fields of an imported line that decide its price; the line may hold others. */
export const pricedLineSchema = z.object(pricedLineFields).superRefine(budgetWhereFixed).transform(withPayment)

/** One post of an import file, amounts turned into cents. Description and skills may be absent, and most else may be null. */
export const importedPostSchema = z.object(importedFields).superRefine(budgetWhereFixed).transform(inCents)
export type ImportedPost = z.output<typeof importedPostSchema>

type Payment = Pick<z.output<z.ZodObject<typeof pricedFields>>, 'paymentType' | 'budgetUsd' | 'duration' | 'workload'>

function budgetWhereFixed({ paymentType, budgetUsd }: Payment, ctx: z.RefinementCtx) {
  if (paymentType === 'fixed' && budgetUsd === null)
    ctx.addIssue({ code: 'custom', path: ['budgetUsd'], message: 'a fixed-price post needs its budget' })
}

const payment = ({ paymentType, budgetUsd, duration, workload }: Payment): PricedPost['payment'] =>
  paymentType === 'fixed' ? { type: 'fixed', budgetCents: budgetUsd ?? 0 } : { type: 'hourly', duration, workload }

function withPayment({
  id,
  clientPaymentVerified,
  invited,
  connects,
  category,
  level,
  ...terms
}: z.output<z.ZodObject<typeof pricedLineFields>>) {
  const priced: PricedPost = {
    payment: payment(terms),
    clientVerified: clientPaymentVerified,
    invited: invited ?? false,
    category,
    level,
    proposals: 0,
    history: null,
  }
  return { id, priced, connects }
}

function inCents(line: z.output<z.ZodObject<typeof importedFields>>) {
  const {
    paymentType,
    budgetUsd,
    hourlyMinUsd,
    hourlyMaxUsd,
    hourlyMidUsd,
    clientSpentUsd,
    clientPaymentVerified,
    invited,
    ...same
  } = line
  return {
    ...same,
    payment: payment(line),
    hourlyMinCents: hourlyMinUsd,
    hourlyMaxCents: hourlyMaxUsd,
    hourlyMidCents: hourlyMidUsd,
    clientSpentCents: clientSpentUsd,
    clientVerified: clientPaymentVerified,
  }
}
