import type { Staff } from '@/lib/core/actor'
import { giveSessionsBack } from './commands/substitute-session'
import { undoAbsence } from './commands/undo-absence'

/**
 * 'Le professeur vient finalement' ([1.H6]): the absence is taken back, then its sessions go to their teacher again, each in
 * a transaction of its own; asked again after a death between two, it gives back those that are left.
 */
export async function takeAbsenceBack(actor: Staff, absenceId: string) {
  const outcome = await undoAbsence(actor, absenceId)
  if (!outcome.ok) return outcome
  await giveSessionsBack(actor, absenceId)
  return outcome
}
