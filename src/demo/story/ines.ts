import type { DeclineReason } from '#marketplace/proposals/decline-proposal'

/** A proposal of the story's main freelancer, by the title of its post; all times in days before now. */
export type Episode = {
  title: string
  /** Where the post is over: when it was posted, and how and when it ended. Absent, the post is open and keeps its own age. */
  posted?: number
  end?: { how: 'filled' | 'closed' | 'removed'; at: number } | { how: 'ended' }
  sent: number
  became?: 'hired' | 'opened'
  declined?: { at: number; reason: DeclineReason }
  withdrawn?: number
  shortlisted?: number
  interviewed?: number
}

/**
 * Her Connects: 40 at sign-up (36 spent, 4 lapsed), two grants, and what the default policy gives for an interview once
 * another was hired and its price is kept; her last one waits for that. With its
 * prices the episodes below leave 10 of the 30 that lapse soon, 14 of 20 and those 10: 34 in all. tests/demo.test.ts does the sum.
 */
export const grants = [
  { daysAgo: 347, connects: 30 },
  { daysAgo: 150, connects: 20 },
]

export const episodes: Episode[] = [
  { title: 'Events page for readings across all our shops', posted: 114, sent: 112, end: { how: 'closed', at: 97 } },
  {
    title: "Touch-screen page that shows today's tide in the entrance hall",
    posted: 107,
    sent: 105,
    declined: { at: 101, reason: 'Another fits better' },
    end: { how: 'filled', at: 98 },
  },
  {
    title: 'New website in German, French and English, static and fast',
    posted: 99,
    sent: 96,
    became: 'opened',
    end: { how: 'filled', at: 88.5 },
  },
  {
    title: 'Sell cloth by the yard in our online shop',
    posted: 89.5,
    sent: 88,
    withdrawn: 86,
    end: { how: 'filled', at: 75 },
  },
  { title: 'Get our puzzle game to a steady 60 frames on handhelds', posted: 92, sent: 80, end: { how: 'ended' } },
  {
    title: 'Laravel and Vue developer to take over our quoting tool',
    posted: 74,
    sent: 71,
    became: 'opened',
    end: { how: 'ended' },
  },
  {
    title: 'Let subscribers skip a week without writing to us',
    posted: 66,
    sent: 63,
    became: 'hired',
    end: { how: 'filled', at: 57 },
  },
  {
    title: 'Appointment reminders by text message the day before',
    posted: 47,
    sent: 45.5,
    became: 'opened',
    end: { how: 'closed', at: 20 },
  },
  {
    title: 'Savings calculator that people can trust',
    posted: 45,
    sent: 44,
    declined: { at: 41, reason: 'Too expensive' },
    end: { how: 'filled', at: 38 },
  },
  {
    title: 'Simple page where tenants report a broken thing',
    posted: 38,
    sent: 36,
    declined: { at: 33, reason: 'The work has changed' },
    end: { how: 'closed', at: 30 },
  },
  {
    title: 'Keep stock in five shops and on the website in step',
    posted: 28,
    sent: 26.3,
    declined: { at: 22, reason: 'Another fits better' },
    end: { how: 'filled', at: 21 },
  },
  {
    title: 'Wednesday noon brings our database to its knees',
    posted: 25,
    sent: 24,
    became: 'hired',
    end: { how: 'filled', at: 19 },
  },
  {
    title: 'Move 6,400 object records to the open-source catalogue we chose',
    posted: 19.5,
    sent: 18,
    shortlisted: 15.5,
    interviewed: 14.5,
    end: { how: 'filled', at: 12 },
  },
  {
    title: 'Small app for tenants: notices, rent receipts, repairs',
    posted: 16,
    sent: 15,
    end: { how: 'removed', at: 2.1 },
  },
  {
    title: 'Choose and prove a storage layout for 40 billion log lines',
    posted: 12,
    sent: 11,
    became: 'opened',
    end: { how: 'closed', at: 1.2 },
  },
  { title: 'Timeline component for traces: zoom, pan, keyboard', sent: 8.7, shortlisted: 6.2 },
  { title: 'Sign-up for after-school clubs, first come first served but fair', sent: 4.5, interviewed: 2.6 },
  { title: 'Bring our CI from 38 minutes to under 12', sent: 3 },
]

/** What she wrote to the three that wait for an answer. */
export const letters: Record<string, { coverLetter: string; bidCents: number; answers: string[] }> = {
  'Timeline component for traces: zoom, pan, keyboard': {
    coverLetter:
      'Hello,\n\nI took your largest sample trace, put it into an empty page and counted: 20,000 spans, of which never more than 240 are wide enough to see at any zoom. So the component need not draw the rest, and keeping the keyboard and the screen reader honest is the harder half of the work.\n\nI would build it as one canvas for the bars and a real list of the visible spans above it, so that arrow keys, search and printing all use the same order. The ferry bookings in my portfolio have a deck plan made this way, with 1,900 cabins.\n\nYou would see it move with your samples by the end of the first week.\n\nInes Ferreira',
    bidCents: 1_250_00,
    answers: [
      'Canvas for the bars, because at 20,000 spans SVG spends its time on nodes nobody sees, and plain HTML for everything that is read or focused.',
    ],
  },
  'Sign-up for after-school clubs, first come first served but fair': {
    coverLetter:
      'Hello,\n\nthe tears come from the evening itself: whoever is at the dentist at seven has lost. So I would let families rank their clubs during a whole week and draw afterwards, siblings as one ticket.\n\nThe rest is small: a code per family, a page per child, a list per club as PDF, and hosting at about four euros a month. I would hand it over to your next committee with two pages of instructions, and I would like one of them to read these while I am still there.\n\nInes Ferreira',
    bidCents: 480_00,
    answers: [
      "I would publish the list of codes and a rule the day before, and take the number for the draw from something nobody on the committee can influence, such as that evening's lottery. Any parent can then repeat the draw on the page and gets the same lists.",
    ],
  },
  'Bring our CI from 38 minutes to under 12': {
    coverLetter:
      'Hello,\n\nI read your public workflow files. Three things stood out: the Rust cache is keyed on a file that changes with every commit, so it is written each time and hardly ever read; the dashboard is built four times; and the Windows job installs a toolchain it already has.\n\nI believe those three alone bring you near 18 minutes. For the other six I would want to measure before I promise anything. The page of documentation would be the first thing I write, not the last.\n\nInes Ferreira',
    bidCents: 90_00,
    answers: [],
  },
}

export const drafts = [
  {
    title: 'small server for a daily leaderboard, cheap and hard to cheat',
    coverLetter:
      'Hello,\n\na normal day of yours fits on the smallest server there is, so the question is only the day of the streamer. I would',
    bid: '580',
  },
  {
    title: 'Which of our 1,100 roofs yield less than they should',
    coverLetter: 'Hello,\n\nwhat made me write is that you ask which roofs, and not how many.',
    bid: '',
  },
]
