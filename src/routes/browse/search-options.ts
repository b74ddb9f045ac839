import type { Option } from '#components/form/option'

export const ages: Option[] = [
  { value: '1', label: 'Past 24 hours' },
  { value: '3', label: 'Past 3 days' },
  { value: '7', label: 'Past week' },
  { value: '14', label: 'Past 2 weeks' },
]

/** Levels of experience in the words of a page; a post may leave it open. */
export const levelNames: Record<string, string> = {
  entry: 'Entry level',
  intermediate: 'Intermediate',
  expert: 'Expert',
}
