import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clock } from '@/lib/core/clock'
import { findAlert, listFreeSlots } from '@/lib/waiting-lists/queries/find-alert'
import type { SlotFacts } from '../types'

export type SlotLetter = { facts: SlotFacts; clientFileId: string; email: string | null }

type Row = { firstName: string; email: string | null; pass: string; learner: string; isSelf: boolean }

/** The slots that are free when the mail is written; null when somebody was quicker, or the alert isn't told ([1.F2]). */
export async function findSlotFacts(structureId: string, alertId: string): Promise<SlotLetter | null> {
  const alert = await findAlert(db(), alertId, true)
  if (!alert || alert.structureId !== structureId) return null
  const slots = await listFreeSlots(db(), alert, await clock())
  if (slots.length === 0) return null
  const [row] = await db().execute<Row>(sql`
    select f.first_name as "firstName", coalesce(a.email, f.email) as email, p.name as pass, l.first_name as learner,
      coalesce(g.is_self, false) as "isSelf"
    from client_files f left join accounts a on a.id = f.account_id join passes p on p.id = ${alert.passId} join learners l on l.id = p.learner_id
      left join guardianships g on g.learner_id = l.id and g.client_file_id = f.id
    where f.id = ${alert.clientFileId}`)
  const { firstName, email, pass, learner, isSelf } = row!
  const facts = { firstName, passId: alert.passId, pass, learner: isSelf ? null : learner, slots }
  return { facts, email, clientFileId: alert.clientFileId }
}
