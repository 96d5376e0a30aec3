import { db } from '@/db/client'
import { receiveCheque } from '@/lib/cheques/commands/receive-cheque'
import type { ChequeActivation } from '@/lib/structures/types'
import { makeStaff } from '@/tests/factories/staff'
import { testSettings } from '@/tests/factories/structure'
import { makeChequeOrder, readCheque } from '@/tests/support/cheques'

/** An order by three cheques, and so many people of the office with that cheque in hand. */
export async function recordAtOnce(people: number, activation: ChequeActivation) {
  const { structure, orderId, office } = await makeChequeOrder(testSettings.money, activation)
  const cheque = await readCheque(office, orderId, 1)
  const desk = await Promise.all(Array.from({ length: people }, () => makeStaff(db(), structure, { role: 'admin' })))
  const outcomes = await Promise.all(desk.map(({ actor }) => receiveCheque(actor, cheque)))
  return { orderId, outcomes: outcomes.map((outcome) => (outcome.ok ? 'recorded' : outcome.refusal)) }
}
