export type BookingLetter = {
  from: string
  minutesAfter: number
  bidUsd: number
  letter: string[]
  answers: [string, string]
}

/** The twelve letters everybody sees first: by name, and how long after the post they came. One is too short, one could be to anybody. */
export const bookingCalendarLetters: BookingLetter[] = [
  {
    from: 'Anjali Rao',
    minutesAfter: 19,
    bidUsd: 380,
    letter: [
      'Dear Sir or Madam,',
      'I am a full-stack web developer with more than five years of experience in React, Node.js and MongoDB. I have read your requirements carefully and I am confident that I can deliver a modern, fast and reliable booking system with a clean interface.',
      'I have completed many similar projects, including shops, dashboards and appointment forms, and I always deliver on time. I offer unlimited revisions and one month of free support after delivery. I am available immediately, full time, and in your time zone if needed.',
      'Please send me a message so that we can discuss the details. I look forward to working with you for a long time.',
      'Anjali Rao',
    ],
    answers: [
      'I would check in the code whether the slot is free before saving, and disable the button after the first click.',
      'Yes, several. There were no problems.',
    ],
  },
  {
    from: 'Rui Sampaio',
    minutesAfter: 24,
    bidUsd: 450,
    letter: ['Hi, I am from Almada too and can start today. I have fixed calendars before. Let us talk.', 'Rui'],
    answers: ['With a lock.', 'Yes. Nothing went wrong.'],
  },
  {
    from: 'Pavle Tomić',
    minutesAfter: 31,
    bidUsd: 450,
    letter: [
      'Hello,',
      'checking and booking as two steps is the whole fault, and no amount of checking more carefully will mend it. The room and the hour have to be claimed in one statement, and the database has to be the one that says no.',
      'I had this with the loading docks of a cement works: six docks, ninety lorries a morning, two drivers at one gate about once a week. A constraint over dock and time range, plus one retry in the application, took two days; the gate has had one driver at a time since March of last year.',
      'My order of work: your fifty-bookings test first, red; then the constraint, green; then your old appointments checked against it before it is switched on. Four working days.',
      'Pavle',
    ],
    answers: [
      'An exclusion constraint on room and time range. The second insert fails with a named error, and the page turns that error into "this hour has just been taken" with the nearest free ones.',
      'Yes, the docks. I had not thought of bookings already in the table that overlapped: the constraint refused to be created until the dispatcher had sorted out eleven of them by hand. Since then I count those first.',
    ],
  },
  {
    from: 'Mauricio Cabrera',
    minutesAfter: 42,
    bidUsd: 420,
    letter: [
      'Good morning from Montevideo,',
      'most of what I do is SvelteKit, and I will say at once that the screen is my strong side and the database my second. For a dance school with three halls I wrote the calendar where teachers move lessons by dragging; it has been in use for two years by people who do not like computers.',
      'For your race I would use a transaction with a unique key on room and slot, which is enough as long as all your hours start on a grid. Do they? If a treatment can begin at ten past, the answer is different and I would want half a day more.',
      'What I would add without charge: the patient who loses sees free hours near the one they wanted, with the form still filled in.',
      'Mauricio Cabrera',
    ],
    answers: [
      'A unique key over room, day and slot, inside the transaction that saves the patient. If your hours are not on a grid, a range constraint instead.',
      'The dance school. I changed time zones and summer time on the same evening, and on the last Sunday of March forty lessons stood an hour too early. Now I change one thing at a time.',
    ],
  },
  {
    from: 'Laura Kivelä',
    minutesAfter: 58,
    bidUsd: 450,
    letter: [
      'Hei,',
      'fifty simultaneous bookings is a good test and also an easy one to pass by luck. On a fast machine they queue up politely and never meet. I would hold each of the fifty just before it commits and release them together, two hundred times over, so that the test fails every single time on your present code. Only then is it worth anything.',
      'That is my trade: I wrote the load tests for the seat reservations of a railway, where the interesting fault needed three people, not two, and turned up once in nine thousand runs.',
      'The repair itself is small. You would get it with the test, a measured comparison of booking times before and after, and a note on what the test does not cover.',
      'Laura',
    ],
    answers: [
      'By letting the database refuse the second one, and by proving it with a test that holds both at the last moment. The proof is the larger half.',
      'Yes, for the railway. The new version was right and 0.4 seconds slower, which nobody had written down as a condition. You have, and I will measure it on the first day.',
    ],
  },
  {
    from: 'Obinna Eze',
    minutesAfter: 72,
    bidUsd: 400,
    letter: [
      'Hello Praxis Almada,',
      'last spring I did this for a barber with four chairs in Lagos: same sentence, same fault, found because two men with the same appointment nearly came to blows. The appointment table had a check in the code and nothing in the database. I added the constraint, made the booking one transaction, and wrote the message that the slower customer sees.',
      'His system also takes a deposit, so a lost race meant a refund; I learned to take the money only after the chair is certain. If your practice plans deposits one day, the order matters.',
      'I have the staging copy running within an hour of getting it, and you would have the red test the same evening.',
      'Obinna Eze',
    ],
    answers: [
      'A constraint on room and time in PostgreSQL, and the booking as one transaction that either has the room or has nothing.',
      'Yes, the barber. I put it live at noon on a Saturday. Never again: since then Tuesday morning, with the old version one command away.',
    ],
  },
  {
    from: 'Gwen Prosser',
    minutesAfter: 83,
    bidUsd: 495,
    letter: [
      'Good afternoon,',
      'who wrote the present system, and can they still be asked? I take over code whose author has left, fourteen systems so far, and a double booking is rarely the only place where two steps should have been one. In a dental practice in Cardiff I was called for the calendar and found the same pattern in the recall letters and in the till.',
      'For your price I would repair the booking and write down, in two pages, every other place where I see it. You decide what to do about those; I do not start on them unasked.',
      'My bid is a little above your budget because I include a week of watching the logs after it goes live.',
      'Gwen Prosser',
    ],
    answers: [
      'The database decides, through a constraint, and the code is written so that being refused is an ordinary answer and not an error page.',
      'Several. The worst: a receptionist had been fixing double bookings by entering patients as "lunch". My clean-up removed all the lunches. I now ask the reception desk before I touch data.',
    ],
  },
  {
    from: 'Shirin Ahmadi',
    minutesAfter: 95,
    bidUsd: 450,
    letter: [
      'Dear colleagues at the practice,',
      'since 2016 I have maintained the appointment software of nine physiotherapy clinics in Berlin and Potsdam, about 3,100 bookings a week. We had your fault until 2019. One thing I would ask before anything else: is a booking a room, a therapist, or both? With four rooms and eleven therapists it must be both, and a repair that guards only the room will give one therapist two patients instead.',
      'So I would set two constraints, one for each, and test them against each other. I know that world well enough to think of the couple who come together and of the cleaning after a wet treatment.',
      'Invented patients on staging are the right decision, thank you for that.',
      'Shirin Ahmadi',
    ],
    answers: [
      'Two exclusion constraints, room and time, therapist and time, in one transaction. Either may refuse, and the patient is told which.',
      'Yes. In 2019 the new rule refused double treatments for couples, which had always been entered as one room twice. We found out from an angry couple. Ask reception for the exceptions first.',
    ],
  },
  {
    from: 'Thảo Lương',
    minutesAfter: 110,
    bidUsd: 350,
    letter: [
      'Hello,',
      'I would like to do this for less than your budget, for a plain reason: I have been independent for half a year and need a reference from Europe. Before that I worked four years on the order system of a food delivery company in Da Nang, where two riders must not get one order; it is the same race at a higher speed.',
      'There we solved it with a row lock, and I would do it again here, because it keeps your tables as they are. I have read that a range constraint is stricter and am ready to do that if you prefer.',
      'I work while you sleep, so each morning you would find a short note and something to try.',
      'Thảo',
    ],
    answers: [
      'Lock the row of the room for the short time of the booking, check, save, release. Fifty at once then wait for each other and forty-nine are told no.',
      'Yes, the orders. I forgot a lock on the path where staff book by phone, so the fault came back from there. I would look for such a second door in your code first.',
    ],
  },
  {
    from: 'Esteban Figueroa',
    minutesAfter: 126,
    bidUsd: 450,
    letter: [
      'Hello,',
      'twelve tennis courts, thirty-one boats and a row of cabins by a lake: that is what I have kept from being booked twice, all with SvelteKit in front of PostgreSQL, all still running. The cabins are nearest to yours, since guests also choose the hour themselves, on bad telephones, and press the button four times.',
      'That fourth press deserves thought. With a constraint alone the same patient loses against themselves and reads that the hour is gone. I give each form a number of its own, so a repeated press is answered with the booking that already exists. It costs ten lines.',
      'Enclosed in my bid: your test with fifty bookings, one more with fifty presses by one patient, and a plan for the switch that can be undone within a minute.',
      'Esteban Figueroa',
    ],
    answers: [
      'The constraint decides between two patients, and a key on each form makes sure that one patient cannot lose against themselves.',
      'Yes, the cabins. On the first evening the confirmation emails went out before the transaction was certain, and three guests were confirmed for nothing. Emails now leave after the commit, never before.',
    ],
  },
  {
    from: 'Renske Haverkamp',
    minutesAfter: 141,
    bidUsd: 475,
    letter: [
      'Good day,',
      'I built a model of your practice this afternoon, four rooms, eleven therapists, and fired fifty bookings at one slot: with check and booking apart, between two and seven of them won. With an exclusion constraint exactly one did, in 400 runs out of 400, and booking took 3 milliseconds as before. The script is forty lines and yours whether you hire me or not.',
      'What I cannot know from outside is your old data. I would count overlapping appointments on the first morning and give you the list, because the constraint cannot be switched on while one is left, and only your reception knows which patient was really there.',
      'Then one day for the repair, one for the tests, one for the switch, on a day you choose. Four pages of notes stay with you.',
      'Renske Haverkamp',
    ],
    answers: [
      'With "exclude using gist" over room and time range, a second one for the therapist, and a booking that is a single insert. There is no moment between check and booking left, because there is no check.',
      'Twice. At a driving school I switched over while a receptionist had a form open since the morning; her save went to a column that no longer existed. Since then old and new run side by side for a week, and the old one is removed last.',
    ],
  },
  {
    from: 'Tomasz Wrona',
    minutesAfter: 47,
    bidUsd: 450,
    letter: [
      'Hello, and thank you for the invitation,',
      'I have been on call for PostgreSQL for half of my working life, so let me begin with what could wake somebody: creating the constraint locks the appointments while it checks them. On a table of your size that is under a second, but I would still do it at six in the morning, with a time limit after which it gives up and nothing has changed.',
      'The rest is in the public part of my runbooks, under "two writers, one row": constraint, single statement, a refusal the page understands. A ticket shop has used it since 2021 for 80,000 seats a month.',
      'I am less quick with the screens. For one message to the patient who was second, that will do.',
      'Tomasz Wrona',
    ],
    answers: [
      'Exclusion constraint on room and range, the insert as the only step, and a retry for the rare deadlock. I would show you the query plan before and after.',
      'Many times. In the ticket shop a backup ran into the switch and made every booking wait for four minutes. I have read the backup schedule first ever since.',
    ],
  },
]
