import 'server-only'
import type { PlanWarning } from '@/lib/announcements/types'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { type Outcome, refuse } from '@/lib/core/outcome'
import { type Confirmed, confirmMailing } from '@/lib/mailings/commands/confirm'
import { findPlan } from '@/lib/mailings/queries/find-plan'
import { checkWritten, mayWrite } from '@/lib/mailings/rules'
import type { MailingRefusal } from '@/lib/mailings/types'
import { listRoles } from '@/lib/staff/queries'
import { reachesRoster } from '../queries/find-roster'
import { type Draft, findDraft } from '../queries/get-draft'
import { checkList } from '../rules'
import type { CheckPoint, DraftRefusal } from '../types'
import type { DraftKey } from './save-draft'

type Said = { ticked: readonly PlanWarning[]; checked: readonly CheckPoint[] }

/** 'Envoyer': once its author went through the list, their message is confirmed ([2.C5] [2.C11]). */
export async function sendDraft(
  actor: Staff,
  { id: mailingId, revision }: DraftKey,
  { ticked, checked }: Said,
): Promise<Outcome<Confirmed, DraftRefusal | MailingRefusal>> {
  const draft = await findDraft(actor, mailingId)
  if (!draft || !(await isWithinRights(actor, draft))) return refuse('not_found')
  const listed = checkList(draft.kind, checked)
  if (listed.ok) return confirmMailing(actor, { mailingId, revision, ticked })
  // What is to be put right in the text is said beside it, before the list is shown.
  const plan = await findPlan(actor, mailingId, await clock())
  const written = plan ? checkWritten(draft, plan) : refuse('not_found' as const)
  return written.ok ? listed : written
}

/** Whether its author may still write to such readers: their role, or who teaches the course, may have changed since it was begun ([6.S1]). */
async function isWithinRights(actor: Staff, { kind, courseId, sessionId }: Draft): Promise<boolean> {
  if (!mayWrite(await listRoles(actor), kind)) return false
  return courseId === null || reachesRoster(actor, { courseId, sessionId })
}
