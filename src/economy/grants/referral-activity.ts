/** What can make somebody who came by a member's link active here. */
export const activities = ['first-proposal', 'first-interview', 'first-hire'] as const
export type Activity = (typeof activities)[number]
