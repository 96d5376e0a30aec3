/*
 * Money that a structure holds for a client pays their next order first, as far as it goes ([6.R9] [1.D8]).
 * What is due last is paid first, so that the first part, which activates the order, keeps its means; a card is never asked
 * for less than the provider takes. An order that ends gives back what it used.
 */

/** A part of what an order costs. */
export type DuePart = { id: string; amountCents: number }
export type CreditUse = {
  usedCents: number
  /** Paid whole. */
  coveredIds: string[]
  /** Paid in part: what is left of it stays due. */
  reduced: { id: string; byCents: number } | null
}

/** The least that the provider charges to a card. */
export const leastCharge = 50

/**
 * What a credit pays of the parts of an order, given in their order: the last ones whole, then a part of the one before, of which
 * at least `leastCents` stay due.
 */
export function planUse(balanceCents: number, parts: readonly DuePart[], leastCents: number): CreditUse {
  const use: CreditUse = { usedCents: 0, coveredIds: [], reduced: null }
  for (const { id, amountCents } of [...parts].reverse()) {
    const left = balanceCents - use.usedCents
    if (left >= amountCents) {
      use.coveredIds.push(id)
      use.usedCents += amountCents
      continue
    }
    const byCents = Math.min(left, amountCents - leastCents)
    if (byCents > 0) {
      use.reduced = { id, byCents }
      use.usedCents += byCents
    }
    break
  }
  return use
}
