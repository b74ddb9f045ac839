/** How long a client expects the work to last, in the words of a post. */
export const durations = ['Less than 1 month', '1 to 3 months', '3 to 6 months', 'More than 6 months'] as const
export type Duration = (typeof durations)[number]

/** How much of a week the work takes, in the words of a post. */
export const workloads = ['Less than 30 hrs/week', '30+ hrs/week', 'Hours to be determined'] as const
export type Workload = (typeof workloads)[number]
