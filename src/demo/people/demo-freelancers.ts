import type { Category } from '#economy/posts/categories'

/** A freelancer of the story. `proof` are the sentences a letter draws on, `work` the categories they propose in. */
export type FreelancerPerson = {
  handle: string
  name: string
  country: string
  timezone: string
  headline: string
  about: string
  skills: string[]
  rateCents: number
  portfolio: string[]
  work: Category[]
  joinedDaysAgo: number
  proof: string[]
}

const site = (handle: string, ...pages: string[]): string[] =>
  pages.map(page => `https://example.org/${handle}/${page}`)

export const demoFreelancers: FreelancerPerson[] = [
  {
    handle: 'ines',
    name: 'Ines Ferreira',
    country: 'Portugal',
    timezone: 'Europe/Lisbon',
    headline: 'Full-stack developer: TypeScript, Svelte, PostgreSQL',
    about:
      'I build and repair web applications that people depend on at work: bookings, orders, stock. Twelve years, the last five on my own from Porto. I write the test that shows the fault before I touch the code, and I leave a page of notes that the next person can follow.',
    skills: ['TypeScript', 'SvelteKit', 'PostgreSQL', 'Testing', 'Node.js', 'Accessibility'],
    rateCents: 58_00,
    portfolio: site('ines', 'ferry-bookings', 'clinic-calendar', 'notes-on-races'),
    work: ['Web, Mobile & Software Dev'],
    joinedDaysAgo: 393,
    proof: [
      'Last year I rebuilt the booking system of a ferry line with the same kind of fault: two people, one cabin. A constraint in the database and one careful transaction settled it, and it has not happened since.',
      'For a chain of clinics I moved nine years of appointments to a new schema over one weekend, with a comparison of old and new for every single row.',
      "I have maintained other people's code for most of my working life and like it: small steps, each with a test, nothing that cannot be undone on a Friday.",
    ],
  },
  {
    handle: 'tomasz',
    name: 'Tomasz Wrona',
    country: 'Poland',
    timezone: 'Europe/Warsaw',
    headline: 'Back-end and databases, calm under load',
    about:
      'I make slow systems quick and fragile ones dull. Fifteen years with PostgreSQL, Python and Linux, half of them on call.',
    skills: ['PostgreSQL', 'Python', 'Linux', 'Query tuning', 'Docker', 'Monitoring'],
    rateCents: 72_00,
    portfolio: site('tomasz', 'slow-queries', 'runbooks'),
    work: ['Web, Mobile & Software Dev', 'IT & Networking'],
    joinedDaysAgo: 340,
    proof: [
      'At a ticket shop I brought the worst hour of the week from nine seconds a page to under half a second, by changing four queries and adding no hardware.',
      'I keep a public collection of runbooks that three companies use for their night shifts.',
    ],
  },
  {
    handle: 'linh',
    name: 'Linh Tran',
    country: 'Vietnam',
    timezone: 'Asia/Ho_Chi_Minh',
    headline: 'Data analyst who explains the number before the chart',
    about:
      'I clean, count and explain. Trained as a statistician, worked six years in retail, now independent. I always say how sure I am.',
    skills: ['SQL', 'Python', 'Forecasting', 'dbt', 'Data cleaning', 'Spreadsheets'],
    rateCents: 34_00,
    portfolio: site('linh', 'forecast-diary', 'clean-data'),
    work: ['Data Science & Analytics', 'Accounting & Consulting'],
    joinedDaysAgo: 290,
    proof: [
      'For a bakery chain I forecast 140 products a day; the waste fell by a fifth and, more to the point, the bakers believed the sheet.',
      'My reports start with what the figures cannot say. Two clients told me that page was the one they kept.',
    ],
  },
  {
    handle: 'chidi',
    name: 'Chidi Okonkwo',
    country: 'Nigeria',
    timezone: 'Africa/Lagos',
    headline: 'Writer and editor for people who hate marketing',
    about: 'Former newspaper editor. I interview, I cut, and I ask what a sentence is for.',
    skills: ['Copywriting', 'Editing', 'Interviewing', 'Content planning', 'English', 'Email marketing'],
    rateCents: 32_00,
    portfolio: site('chidi', 'columns', 'museum-labels'),
    work: ['Writing', 'Sales & Marketing'],
    joinedDaysAgo: 310,
    proof: [
      'I wrote the labels of a railway museum: ninety words each, read aloud to a class of nine-year-olds before a single one was printed.',
      'Eleven years at a daily paper taught me to ring one more person before writing the first line.',
    ],
  },
  {
    handle: 'amelie',
    name: 'Amélie Roussel',
    country: 'France',
    timezone: 'Europe/Paris',
    headline: 'Illustrator and graphic designer, print first',
    about: 'Ink, lino and layout. I prepare files that printers do not ring me about.',
    skills: ['Illustration', 'Layout', 'Print production', 'Branding', 'Packaging', 'Typography'],
    rateCents: 45_00,
    portfolio: site('amelie', 'shop-fronts', 'posters', 'boxes'),
    work: ['Design & Creative'],
    joinedDaysAgo: 260,
    proof: [
      'My last commission was a set of twelve market towns in ink, drawn on the spot and reproduced at the size of a stamp and of a shop window.',
      'I worked seven years inside a printing house, so bleed, fold and overprint are settled before you ask.',
    ],
  },
  {
    handle: 'joy',
    name: 'Joy Villanueva',
    country: 'Philippines',
    timezone: 'Asia/Manila',
    headline: 'Assistant and customer care, inbox at zero by noon',
    about:
      'I look after mailboxes, calendars and people who are upset, in that order of difficulty. Eight years, four long-standing clients.',
    skills: ['Customer support', 'Virtual assistance', 'Data entry', 'Calendar management', 'Help desk', 'English'],
    rateCents: 14_00,
    portfolio: site('joy', 'templates', 'references'),
    work: ['Admin Support', 'Customer Service'],
    joinedDaysAgo: 240,
    proof: [
      'For a travel office I answered ninety messages a day through a volcano and a strike, and kept a list of what we should have told people earlier.',
      'I have looked after the same mailbox for a dental group since 2021; they forget that I am not in the building.',
    ],
  },
  {
    handle: 'rafael',
    name: 'Rafael Siqueira',
    country: 'Brazil',
    timezone: 'America/Sao_Paulo',
    headline: 'Translator, Portuguese, Spanish and English, sworn',
    about: 'Sworn translator since 2014. Contracts, health, and now and then a poem to stay honest.',
    skills: ['Portuguese', 'Spanish', 'English', 'Legal translation', 'Medical translation', 'Subtitling'],
    rateCents: 30_00,
    portfolio: site('rafael', 'glossaries', 'health-leaflets'),
    work: ['Translation'],
    joinedDaysAgo: 330,
    proof: [
      'I translate leaflets for a hospital in both varieties of Portuguese and read every one to my mother, who is my strictest reviewer.',
      'My glossaries go to the client with the text, so that the next translator, even if it is not me, says the same words.',
    ],
  },
  {
    handle: 'priya',
    name: 'Priya Raman',
    country: 'India',
    timezone: 'Asia/Kolkata',
    headline: 'Accountant for small companies with several currencies',
    about: 'Chartered accountant. Books that close by the fifth and questions answered in words, not in codes.',
    skills: ['Bookkeeping', 'Financial modelling', 'VAT', 'Reconciliation', 'Excel', 'Cash flow'],
    rateCents: 28_00,
    portfolio: site('priya', 'month-end', 'cash-flow'),
    work: ['Accounting & Consulting', 'Data Science & Analytics'],
    joinedDaysAgo: 200,
    proof: [
      'I took over the books of a spice exporter seven months behind and had three years agreed with the tax office before the next one ended.',
      'My month-end list has thirty-one lines and I have followed it for nine years without a surprise in an audit.',
    ],
  },
  {
    handle: 'karin',
    name: 'Karin Aebischer',
    country: 'Switzerland',
    timezone: 'Europe/Zurich',
    headline: 'Lawyer for contracts and data protection, German, French, English',
    about: 'Ten years in a company, five independent. I write contracts that both sides can read aloud.',
    skills: ['Contract law', 'Data protection', 'GDPR', 'German', 'French', 'Legal research'],
    rateCents: 140_00,
    portfolio: site('karin', 'plain-contracts'),
    work: ['Legal', 'Translation'],
    joinedDaysAgo: 180,
    proof: [
      'I rewrote the terms of a sports association from nineteen pages to six, and their own members found the two rules that had contradicted each other for years.',
      'Data protection is half of my practice: records, contracts with processors, and now and then a difficult letter from the authority.',
    ],
  },
  {
    handle: 'samuel',
    name: 'Samuel Mwangi',
    country: 'Kenya',
    timezone: 'Africa/Nairobi',
    headline: 'Network engineer: offices, warehouses, schools',
    about: 'I have pulled cable in three countries and still prefer it to meetings. Certified, insured, patient.',
    skills: ['Networking', 'VPN', 'Wi-Fi', 'Linux', 'Firewalls', 'Backups'],
    rateCents: 36_00,
    portfolio: site('samuel', 'warehouse-wifi', 'school-networks'),
    work: ['IT & Networking'],
    joinedDaysAgo: 220,
    proof: [
      'I connected eleven clinics over lines that fail every week, with a fallback that nobody notices; the drawing is on my site.',
      'A warehouse with forty scanners was my last job: the walk past the cold store now costs one second instead of fifteen.',
    ],
  },
  {
    handle: 'dana',
    name: 'Dana Whitfield',
    country: 'United States',
    timezone: 'America/Denver',
    headline: 'Structural and solar engineer, stamped in nine states',
    about: 'Small drawings done properly. I answer plan reviewers the same day and keep their remarks in a list.',
    skills: ['Structural engineering', 'Solar design', 'AutoCAD', 'Permitting', 'CAD', 'Electrical design'],
    rateCents: 88_00,
    portfolio: site('dana', 'roof-letters', 'permit-sets'),
    work: ['Engineering & Architecture'],
    joinedDaysAgo: 320,
    proof: [
      'I have written some four hundred roof letters and had five sent back; I can tell you why for each of the five.',
      'My drawings carry the question a reviewer will ask next to the answer, which saves a week on most of them.',
    ],
  },
  {
    handle: 'mateo',
    name: 'Mateo Giménez',
    country: 'Argentina',
    timezone: 'America/Argentina/Buenos_Aires',
    headline: 'Growth and sales, tested in public',
    about: 'I plan small campaigns, run them with a control group, and report what did not work first.',
    skills: ['Growth marketing', 'SEO', 'Email marketing', 'Spanish', 'CRM', 'B2B sales'],
    rateCents: 40_00,
    portfolio: site('mateo', 'failed-tests', 'two-that-worked'),
    work: ['Sales & Marketing', 'Customer Service'],
    joinedDaysAgo: 150,
    proof: [
      'At a language school I cut the advertising by half and signed four per cent more students; the other half had been paying for people who already knew us.',
      'On my site are nine tests that failed, with the numbers. Clients read those before the two that worked.',
    ],
  },
]
