import type { Category } from '#economy/posts/categories'

/** What the many of a trade call themselves with what each of those can do, what anybody of the trade may also know, and a usual rate. */
type Trade = { ways: { headline: string; skills: string[] }[]; also: string[]; rateUsd: number }

const way = (headline: string, ...skills: string[]) => ({ headline, skills })

export const trades: Record<Category, Trade> = {
  'Web, Mobile & Software Dev': {
    ways: [
      way('Front-end developer: small pages, no surprises', 'CSS', 'HTML', 'JavaScript', 'Accessibility'),
      way('WordPress, rescued and maintained', 'WordPress', 'PHP', 'MySQL'),
      way('TypeScript from the browser to the database', 'TypeScript', 'Node.js', 'PostgreSQL'),
      way('Android and iOS apps with one code base', 'Flutter', 'Android', 'iOS'),
      way('Back-end developer, Python and Django', 'Python', 'Django', 'PostgreSQL'),
      way('Shop developer: payments, stock, shipping', 'PHP', 'Payments', 'MySQL', 'Shopify'),
    ],
    also: ['Testing', 'React', 'Docker', 'Email', 'SvelteKit', 'API design', 'Linux', 'Vue', 'Rust', 'CI'],
    rateUsd: 38,
  },
  'Design & Creative': {
    ways: [
      way('Brand designer for shops and small makers', 'Branding', 'Logo design', 'Typography'),
      way('Layout and print, from menu to annual report', 'Layout', 'InDesign', 'Print design'),
      way('Illustrator, mostly plants and people', 'Illustration', 'Illustrator', 'Vector graphics'),
      way('Interface designer who tests with real users', 'Figma', 'Interface design', 'Accessibility'),
      way('Photo retoucher and picture editor', 'Photoshop', 'Photo editing', 'Colour correction'),
    ],
    also: [
      'Packaging',
      'Animation',
      'Icons',
      'Typography',
      'Figma',
      'Social media graphics',
      'Illustrator',
      'Video editing',
    ],
    rateUsd: 32,
  },
  Writing: {
    ways: [
      way('Copywriter, plain and short', 'Copywriting', 'Plain language', 'Editing'),
      way('Editor of long texts', 'Editing', 'Proofreading', 'English grammar'),
      way('Technical writer: manuals people finish', 'Technical writing', 'Markdown', 'Editing'),
      way('Journalist for hire: interviews and portraits', 'Interviewing', 'Research', 'Storytelling'),
      way('Writes for search engines and for humans', 'SEO writing', 'Copywriting', 'Content planning'),
    ],
    also: [
      'Research',
      'Newsletters',
      'Health writing',
      'Museum writing',
      'Storytelling',
      'Proofreading',
      'Product descriptions',
    ],
    rateUsd: 26,
  },
  'Sales & Marketing': {
    ways: [
      way('Email campaigns that people answer', 'Email marketing', 'Copywriting', 'CRM'),
      way('Local search for shops and practices', 'Local search', 'SEO', 'Analytics'),
      way('B2B sales, first call to signed offer', 'B2B sales', 'Outreach', 'Cold calling'),
      way('Community and social media for small teams', 'Community', 'Social media', 'Campaign planning'),
      way('Paid advertising with a budget you can explain', 'Paid search', 'Analytics', 'Campaign planning'),
    ],
    also: ['Negotiation', 'Outreach', 'Copywriting', 'Market research', 'Events', 'Wholesale', 'Video'],
    rateUsd: 27,
  },
  'Admin Support': {
    ways: [
      way('Virtual assistant for founders with full days', 'Calendar management', 'Email management', 'Travel booking'),
      way('Data entry, checked twice', 'Data entry', 'Attention to detail', 'Spreadsheets'),
      way('Transcriber of interviews and minutes', 'Transcription', 'Proofreading', 'Word'),
      way('Office manager at a distance', 'File organisation', 'Spreadsheets', 'Event planning'),
      way('Research assistant: lists that are right', 'Research', 'Spreadsheets', 'Data entry'),
    ],
    also: ['English', 'Excel', 'Word', 'Data privacy', 'Scheduling', 'Customer support', 'Invoicing'],
    rateUsd: 12,
  },
  'Customer Service': {
    ways: [
      way('Customer support by mail and chat', 'Email support', 'Customer service', 'Helpdesk software'),
      way('A calm voice on the phone', 'Phone support', 'Customer service', 'Scheduling'),
      way('Technical support, first and second line', 'Technical support', 'Troubleshooting', 'Email support'),
      way('Orders, returns and the parcels in between', 'Order handling', 'Customer service', 'Spreadsheets'),
      way('Builds help centres and trains small teams', 'Training', 'Process design', 'Helpdesk software'),
    ],
    also: ['English', 'Complaints', 'Player support', 'Scheduling', 'Spreadsheets', 'Live chat', 'Email support'],
    rateUsd: 13,
  },
  'Data Science & Analytics': {
    ways: [
      way('Data analyst for shops and logistics', 'SQL', 'Excel', 'Data analysis'),
      way('Statistician: surveys, trials, sample sizes', 'Statistics', 'R', 'Survey design'),
      way('Data engineer, dull pipelines only', 'Python', 'SQL', 'Data modelling'),
      way('Charts and dashboards that get used', 'Data visualisation', 'Dashboards', 'SQL'),
      way('Forecasts with the error written next to them', 'Forecasting', 'Time series', 'Python'),
    ],
    also: ['Data cleaning', 'Spreadsheets', 'dbt', 'Machine learning', 'Data extraction', 'Formulas', 'Python'],
    rateUsd: 35,
  },
  'Engineering & Architecture': {
    ways: [
      way('CAD drawings ready for the workshop', 'CAD', 'AutoCAD', 'Technical drawing'),
      way('Structural engineer for small buildings', 'Structural engineering', 'Calculations', 'AutoCAD'),
      way('Product designer, 3D printing and moulds', '3D printing', 'CAD', 'Product design'),
      way('Electronics: low power, small series', 'Electronics', 'Low-power design', 'PCB layout'),
      way('Building services and solar', 'Photovoltaics', 'Electrical design', 'Permitting'),
    ],
    also: ['Consulting', 'BIM', 'Revit', 'Woodworking', 'Site surveys', 'Cost estimates', 'Technical drawing'],
    rateUsd: 42,
  },
  'Accounting & Consulting': {
    ways: [
      way('Bookkeeper for shops and practices', 'Bookkeeping', 'Reconciliation', 'Excel'),
      way('Accountant for associations and charities', 'Non-profit accounts', 'Reporting', 'Bookkeeping'),
      way('VAT and customs, in several countries', 'VAT', 'Tax advice', 'Customs'),
      way('Financial models one can follow', 'Financial modelling', 'Excel', 'Cash flow'),
      way('Controller on demand: margins and costs', 'Cost accounting', 'Budgeting', 'Excel'),
    ],
    also: [
      'Spreadsheets',
      'Retail',
      'Payroll',
      'Working capital',
      'Property accounting',
      'Audit preparation',
      'Cash flow',
    ],
    rateUsd: 26,
  },
  'IT & Networking': {
    ways: [
      way('Linux administrator with a pager', 'Linux', 'Monitoring', 'Backups'),
      way('Office networks, cabled and wireless', 'Networking', 'Wi-Fi', 'Firewalls'),
      way('Microsoft 365 for small companies', 'Microsoft 365', 'Windows', 'Remote support'),
      way('Help desk for people who apologise first', 'Remote support', 'Troubleshooting', 'Windows'),
      way('Backups that have been restored', 'Backups', 'Data recovery', 'Documentation'),
    ],
    also: ['Documentation', 'VPN', 'PostgreSQL', 'Virtualisation', 'Security', 'Networking', 'Linux'],
    rateUsd: 30,
  },
  Legal: {
    ways: [
      way('Lawyer for contracts between small firms', 'Contract drafting', 'Contract review', 'Negotiation'),
      way('Data protection officer by the hour', 'GDPR', 'Data protection', 'Plain language'),
      way('Paralegal and legal researcher', 'Legal research', 'English law', 'Document review'),
      way('Employment and tenancy law', 'Employment law', 'Tenancy law', 'Contract review'),
      way('Copyright and trade marks for makers', 'Copyright', 'Trade marks', 'Negotiation'),
    ],
    also: ['Plain language', 'English', 'Company law', 'Contract drafting', 'Legal research', 'Compliance'],
    rateUsd: 65,
  },
  // Their language comes in front: see background-freelancers.ts.
  Translation: {
    ways: [
      way('translator for contracts and courts', 'Legal translation', 'Proofreading'),
      way('translator for websites and shops', 'Website localisation', 'Copywriting'),
      way('translator and interpreter', 'Interpreting', 'Proofreading'),
      way('subtitles and games', 'Subtitling', 'Game localisation'),
      way('translator, medicine and care', 'Medical translation', 'Terminology'),
      way('literary translator who also does menus', 'Creative writing', 'Transcreation'),
    ],
    also: ['Proofreading', 'Editing', 'Terminology', 'Technical translation', 'Transcreation'],
    rateUsd: 25,
  },
}
