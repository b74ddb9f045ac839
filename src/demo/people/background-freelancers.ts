import { type Category, categories } from '#economy/categories'

/** One of the many who also propose: enough of a profile to be looked at. */
export type BackgroundPerson = {
  name: string
  country: string
  headline: string
  skills: string[]
  rateCents: number
  category: Category
}

// Spread so that the same first name meets every last name before a pair comes again: 24 and 35 share no divisor.
const first =
  'Ana Bilal Carmen Dmitri Elif Farid Grace Hiroshi Ilse Jamal Katya Leon Mei Nikhil Olga Paulo Quynh Ruth Stefan Thandi Umar Vera Wei Yusuf'.split(
    ' ',
  )
const last =
  'Abara Bekele Castro Dahl Eriksen Fofana Greco Haddad Ivanova Jensen Kaur Lopes Mbeki Novak Osei Popescu Quispe Rossi Silva Tanaka Ueda Varga Walker Xu Yilmaz Zhang Bauer Chowdhury Diaz Engel Flores Gupta Horvat Iqbal Jovic'.split(
    ' ',
  )
const places =
  'Spain,Pakistan,Colombia,Serbia,Turkey,Egypt,Philippines,Japan,Germany,Morocco,Ukraine,Italy,Malaysia,India,Romania,Portugal,Vietnam,United Kingdom,Croatia,South Africa,Bangladesh,Canada,United States,Indonesia'.split(
    ',',
  )

const trades: Record<Category, { headline: string; skills: string[]; rateCents: number }> = {
  'Web, Mobile & Software Dev': {
    headline: 'Web developer',
    skills: ['JavaScript', 'TypeScript', 'CSS'],
    rateCents: 38_00,
  },
  'Design & Creative': {
    headline: 'Designer and illustrator',
    skills: ['Branding', 'Layout', 'Illustration'],
    rateCents: 32_00,
  },
  Writing: { headline: 'Writer and editor', skills: ['Copywriting', 'Editing', 'Research'], rateCents: 26_00 },
  'Sales & Marketing': {
    headline: 'Marketing for small companies',
    skills: ['Email marketing', 'SEO', 'Outreach'],
    rateCents: 27_00,
  },
  'Admin Support': {
    headline: 'Virtual assistant',
    skills: ['Data entry', 'Calendar management', 'Spreadsheets'],
    rateCents: 12_00,
  },
  'Customer Service': {
    headline: 'Customer support by mail and chat',
    skills: ['Customer support', 'Help desk', 'English'],
    rateCents: 13_00,
  },
  'Data Science & Analytics': {
    headline: 'Data analyst',
    skills: ['SQL', 'Python', 'Data cleaning'],
    rateCents: 35_00,
  },
  'Engineering & Architecture': {
    headline: 'Engineer and CAD draughtsperson',
    skills: ['CAD', 'Drawings', 'Calculations'],
    rateCents: 42_00,
  },
  'Accounting & Consulting': {
    headline: 'Bookkeeper',
    skills: ['Bookkeeping', 'Excel', 'Reconciliation'],
    rateCents: 24_00,
  },
  'IT & Networking': {
    headline: 'System and network administrator',
    skills: ['Linux', 'Networking', 'Backups'],
    rateCents: 30_00,
  },
  Legal: {
    headline: 'Lawyer and legal researcher',
    skills: ['Contract law', 'Legal research', 'Drafting'],
    rateCents: 65_00,
  },
  Translation: { headline: 'Translator', skills: ['Translation', 'Proofreading', 'English'], rateCents: 25_00 },
}

/** Person number `i`, always the same: the categories take turns. */
export function backgroundPerson(i: number): BackgroundPerson {
  const category = categories[i % categories.length]!
  const { headline, skills, rateCents } = trades[category]
  const place = (i * 7 + Math.floor(i / first.length)) % places.length
  return {
    name: `${first[i % first.length]} ${last[(i + Math.floor(i / 840)) % last.length]}`,
    country: places[place]!,
    headline,
    skills,
    rateCents: rateCents + ((i * 3) % 11) * 100,
    category,
  }
}
