/**
 * A violated constraint is the last guard of a rule: it becomes the refusal that the rule would have given.
 * A constraint that isn't here is a bug and is thrown.
 */
const refusals: Record<string, string> = {
  agenda_claims_no_overlap: 'slot_taken',
  pass_entries_floor: 'no_credit_left',
}

export function findConstraintRefusal(constraint: string | undefined): string | undefined {
  return constraint === undefined ? undefined : refusals[constraint]
}
