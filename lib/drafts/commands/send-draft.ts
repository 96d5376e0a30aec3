import 'server-only'
import type { PlanWarning } from '@/lib/announcements/types'
import type { Staff } from '@/lib/core/actor'
import { type Outcome, refuse } from '@/lib/core/outcome'
import { findSession } from '@/lib/courses/queries/find-session'
import { findCourse } from '@/lib/courses/queries/list-courses'
import { type Confirmed, confirmMailing } from '@/lib/mailings/commands/confirm'
import type { MailingRefusal } from '@/lib/mailings/types'
import { listRoles } from '@/lib/staff/queries'
import { type Draft, findDraft } from '../queries/get-draft'
import { checkList, mayWrite } from '../rules'
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
  const verdict = checkList(draft.kind, checked)
  return verdict.ok ? confirmMailing(actor, { mailingId, revision, ticked }) : verdict
}

/** Whether its author may still write to such readers: their role, or who teaches the course, may have changed since it was begun ([6.S1]). */
async function isWithinRights(actor: Staff, { kind, courseId, sessionId }: Draft): Promise<boolean> {
  if (!mayWrite(await listRoles(actor), kind)) return false
  if (sessionId) return (await findSession(actor, sessionId)) !== null
  return courseId === null || (await findCourse(actor, courseId)) !== null
}
