import { categories, levels } from '#economy/posts/categories'
import { durations, workloads } from '#economy/posts/hourly-terms'

const same = (values: readonly string[]) => values.map(value => ({ value, label: value }))

export const levelWords: Record<string, string> = {
  entry: 'Entry: new to this kind of work',
  intermediate: 'Intermediate: has done it before',
  expert: 'Expert: has done it often',
}

/** What can be chosen in the form of a post. */
export const postChoices = {
  categories: same(categories),
  levels: levels.map(value => ({ value, label: levelWords[value] ?? value })),
  durations: same(durations),
  workloads: same(workloads.map(workload => workload)).map(option => ({
    ...option,
    label: option.value
      .replace('30+ hrs/week', '30 hours a week or more')
      .replace('Less than 30 hrs/week', 'Less than 30 hours a week'),
  })),
  payments: [
    { value: 'fixed', label: 'A fixed price', hint: 'One amount for the whole work.' },
    { value: 'hourly', label: 'By the hour', hint: 'A range; each freelancer names their rate.' },
  ],
}
