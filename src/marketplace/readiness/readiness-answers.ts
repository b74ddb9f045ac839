import { z } from 'zod'

/** Which options are chosen, by the question's id, each by its place from 0 on. Short ones: what no question has is passed over. */
export const readinessAnswersSchema = z.record(
  z.string().max(80, { error: 'This is not the id of a question.' }),
  z
    .array(z.int({ error: 'Name options by their place, from 0 on.' }).min(0).max(50), {
      error: 'Name the chosen options in a list.',
    })
    .max(50, { error: 'There are not so many options.' }),
  { error: 'Send the chosen options of each question by its id.' },
)
