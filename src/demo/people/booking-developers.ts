import type { BackgroundPerson } from './background-freelancers.ts'

type BookingDeveloper = BackgroundPerson & { joinedDaysAgo: number }

const developer = (
  name: string,
  [country, timezone]: [country: string, timezone: string],
  headline: string,
  { skills, rateUsd, joinedDaysAgo }: { skills: string[]; rateUsd: number; joinedDaysAgo: number },
): BookingDeveloper => ({
  name,
  country,
  timezone,
  headline,
  skills,
  rateCents: rateUsd * 100,
  category: 'Web, Mobile & Software Dev',
  joinedDaysAgo,
})

/** Those who propose to the booking calendar: their letters are in story/booking-calendar-letters.ts. */
export const bookingDevelopers: BookingDeveloper[] = [
  developer('Renske Haverkamp', ['Netherlands', 'Europe/Amsterdam'], 'PostgreSQL first, then the web around it', {
    skills: ['PostgreSQL', 'TypeScript', 'SvelteKit', 'Testing', 'Query tuning'],
    rateUsd: 64,
    joinedDaysAgo: 344,
  }),
  developer('Obinna Eze', ['Nigeria', 'Africa/Lagos'], 'Full-stack TypeScript, bookings and payments', {
    skills: ['TypeScript', 'PostgreSQL', 'Node.js', 'Payments', 'Testing'],
    rateUsd: 36,
    joinedDaysAgo: 217,
  }),
  developer('Laura Kivelä', ['Finland', 'Europe/Helsinki'], 'Tests for systems that must not be wrong', {
    skills: ['Testing', 'TypeScript', 'Load testing', 'CI'],
    rateUsd: 52,
    joinedDaysAgo: 172,
  }),
  developer('Mauricio Cabrera', ['Uruguay', 'America/Montevideo'], 'Svelte developer, five sites in daily use', {
    skills: ['SvelteKit', 'TypeScript', 'CSS', 'Accessibility'],
    rateUsd: 34,
    joinedDaysAgo: 289,
  }),
  developer('Shirin Ahmadi', ['Germany', 'Europe/Berlin'], 'Software for clinics, in use since 2016', {
    skills: ['PostgreSQL', 'TypeScript', 'Java', 'Data protection'],
    rateUsd: 58,
    joinedDaysAgo: 251,
  }),
  developer('Pavle Tomić', ['Serbia', 'Europe/Belgrade'], 'Back-end developer, concurrency and queues', {
    skills: ['PostgreSQL', 'Go', 'TypeScript', 'Testing', 'Redis'],
    rateUsd: 45,
    joinedDaysAgo: 318,
  }),
  developer('Anjali Rao', ['India', 'Asia/Kolkata'], 'Web applications from start to finish', {
    skills: ['JavaScript', 'React', 'Node.js', 'MongoDB'],
    rateUsd: 22,
    joinedDaysAgo: 140,
  }),
  developer('Gwen Prosser', ['United Kingdom', 'Europe/London'], 'I take over code whose author has left', {
    skills: ['TypeScript', 'SvelteKit', 'PostgreSQL', 'Documentation'],
    rateUsd: 61,
    joinedDaysAgo: 335,
  }),
  developer('Rui Sampaio', ['Portugal', 'Europe/Lisbon'], 'Freelance developer', {
    skills: ['PHP', 'JavaScript', 'PostgreSQL'],
    rateUsd: 28,
    joinedDaysAgo: 131,
  }),
  developer('Thảo Lương', ['Vietnam', 'Asia/Ho_Chi_Minh'], 'TypeScript and databases for small teams', {
    skills: ['TypeScript', 'PostgreSQL', 'Docker', 'API design'],
    rateUsd: 30,
    joinedDaysAgo: 198,
  }),
  developer('Esteban Figueroa', ['Chile', 'America/Santiago'], 'Reservation systems: boats, courts, cabins', {
    skills: ['SvelteKit', 'PostgreSQL', 'TypeScript', 'Testing', 'Payments'],
    rateUsd: 42,
    joinedDaysAgo: 266,
  }),
]
