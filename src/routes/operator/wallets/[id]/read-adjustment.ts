export const mostOfReason = 500

/** What an adjustment's form says: Connects below zero are taken. What was typed goes back into the form where it is wrong. */
export function readAdjustment(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { way: text('way') === 'take' ? 'take' : 'give', connects: text('connects'), reason: text('reason') }
  const amount = /^[1-9]\d{0,6}$/.test(typed.connects) ? Number(typed.connects) : undefined
  const errors: Record<string, string> = {}
  if (amount === undefined) errors.connects = 'Type how many Connects, as a whole number such as 50.'
  const problem = reasonProblem(typed.reason)
  if (problem) errors.reason = problem
  return { typed, connects: amount && (typed.way === 'take' ? -amount : amount), errors }
}

export const reasonProblem = (reason: string): string | undefined =>
  reason === '' || reason.length > mostOfReason ? `Say why, in at most ${mostOfReason} characters.` : undefined
