type About = { quote: string | undefined; skill: string; specialty: string }
type Opening = (about: About) => string

/** Opens with a sentence of the client's own where a short one is found. */
const quoting =
  (withQuote: (quote: string) => string, without: Opening): Opening =>
  about =>
    about.quote ? withQuote(about.quote) : without(about)

/** First paragraphs of letters. More than any post of the demo has letters, no two with the same first sentence. */
export const openings: Opening[] = [
  quoting(
    quote => `You write: "${quote}" That is where I would start.`,
    ({ skill }) => `${skill} is most of my week, and I read your post twice.`,
  ),
  ({ skill, specialty }) => `I work in ${specialty}, mostly with ${skill}, and I could begin on Monday.`,
  () =>
    'Three questions came to me while I read your post, and two of them you had answered by the end. The third is who decides when you and I disagree.',
  quoting(
    quote => `"${quote}" I went back to this sentence, because most posts leave it out.`,
    ({ specialty }) => `Your post is one of the few about ${specialty} that say what finished means.`,
  ),
  ({ specialty }) =>
    `This is the kind of ${specialty} I like: a clear end and somebody who will notice the difference.`,
  () => 'Who works with the result after I have left? The answer changes what I would do first.',
  quoting(
    quote => `One sentence of your post made me write: "${quote}"`,
    ({ skill }) => `You ask for ${skill} and describe the work well, so I will be brief.`,
  ),
  ({ skill }) => `For nine years ${skill} has paid my rent. It is a good trade for a patient person.`,
  () => 'I will say first what I am not: quick on the first day. I look for a long time and then change little.',
  () => 'A colleague sent me your post with the remark that it sounded like me.',
  quoting(
    quote => `I underlined this in your post: "${quote}" Then I read the rest as if it were mine to do.`,
    ({ specialty }) => `What you want from ${specialty} is modest and exact, and that is rarer than you would think.`,
  ),
  ({ skill }) =>
    `May I see what you have before I promise anything? With ${skill} the first hour of looking saves the last week.`,
  () => 'I have two free weeks from the tenth, and this is what I would like to fill them with.',
  ({ specialty }) => `Most of my clients come for ${specialty} once and return with something harder.`,
  () => 'Your budget is fair and your deadline is possible, so what remains is whether I am the right person.',
  ({ skill }) => `I learned ${skill} from somebody who threw away my first four attempts. I am grateful for it now.`,
  quoting(
    quote => `I would put this at the top of the agreement: "${quote}"`,
    ({ skill }) => `Of everything you list, ${skill} is the part I would do on the first day.`,
  ),
  () => 'This is my second letter of the month; I write few and mean them.',
  ({ specialty }) => `In ${specialty} the last tenth takes half of the time, so I plan from the end backwards.`,
  () => 'Last autumn I turned down a job like yours because it was described badly. Yours is not.',
  () => 'The person who did this for you before me left in a hurry, I suspect. I can work with that.',
  ({ skill }) => `If ${skill} were all you needed, anybody would do; what you describe also takes some tact.`,
  () => 'I am answering late because I wanted to try something first, and it worked.',
  () => 'Half of what you ask I have done many times, the other half once. I would rather tell you now which is which.',
  quoting(
    quote => `If I have understood you, the whole task is in nine or ten of your words: "${quote}"`,
    () => 'If I have understood you, there is one thing that must not happen, and the rest can be talked about.',
  ),
  ({ specialty }) => `My notes on ${specialty} fill a drawer, and some of them are about mistakes you could be spared.`,
  () => 'You would be my third client of this kind, and the other two will talk to you if you ask them.',
  () => 'There is an easy way to do this that looks finished after a day. I would not take it, and here is why.',
  ({ skill }) => `Since the spring I have done little else than ${skill}, for a firm three times your size.`,
]
