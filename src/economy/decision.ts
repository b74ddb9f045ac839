import type { RefusalCode } from './refusal-text.ts'

/** What a rule answers: what happens, or why not. Refusing is a value; only bugs are thrown. */
export type Decision<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** `code` names the rule that refused, `facts` fill its sentence (see refusal-text.ts). */
export type Refusal = { code: RefusalCode; facts: Facts }
export type Facts = Record<string, string | number | boolean | null>

export const decide = <T>(value: T): Decision<T> => ({ ok: true, value })
export const refuse = (code: RefusalCode, facts: Facts = {}): Decision<never> => ({
  ok: false,
  refusal: { code, facts },
})
