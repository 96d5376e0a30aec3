/** What a person sees beside a refusal: ids, dates and figures that its French sentence needs. */
export type Detail = Record<string, string | number | boolean | null>

export type Refusal<Code extends string> = { ok: false; refusal: Code; detail?: Detail }
/** A pure decision: the same verdict shows the button and guards the server. */
export type Verdict<Code extends string> = { ok: true } | Refusal<Code>
export type Outcome<Value, Code extends string> = { ok: true; value: Value } | Refusal<Code>

export const allow = { ok: true } as const

export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse<Code extends string>(refusal: Code, detail?: Detail): Refusal<Code> {
  return detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail }
}

/** The value of an outcome where nobody is there to read a refusal: a job throws, and is tried again. */
export function unwrap<Value>(outcome: Outcome<Value, string>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

/** Every command may refuse with `busy`: a lock wasn't free within 3 s, nothing was written, trying again is safe. */
export type Busy = 'busy'

/**
 * What a form gets back from its action, in one of three shapes (a bug throws instead).
 * `values` gives back what was typed, but for passwords, so that nothing is lost.
 */
export type FormState =
  | { ok: true; message?: string; value?: Detail }
  | { ok: false; fields: Record<string, string>; values: Record<string, string> }
  | { ok: false; refusal: string; message: string; detail?: Detail; values: Record<string, string> }
  | null
