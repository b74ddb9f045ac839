/** The kinds of work a post can be of. */
export const categories = [
  'Web, Mobile & Software Dev',
  'Design & Creative',
  'Writing',
  'Sales & Marketing',
  'Admin Support',
  'Customer Service',
  'Data Science & Analytics',
  'Engineering & Architecture',
  'Accounting & Consulting',
  'IT & Networking',
  'Legal',
  'Translation',
] as const
export type Category = (typeof categories)[number]

/** How much experience a client asks for. */
export const levels = ['entry', 'intermediate', 'expert'] as const
export type Level = (typeof levels)[number]
