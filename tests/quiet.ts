import { beforePlans } from '#demo/before-plans'

/** A policy under which nothing comes by itself month after month, for whatever is not about that. */
export const quiet = beforePlans
