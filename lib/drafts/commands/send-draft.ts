import 'server-only'
import type { PlanWarning } from '@/lib/announcements/types'
import type { Staff } from '@/lib/core/actor'
import { type Outcome, refuse } from '@/lib/core/outcome'
import { type Confirmed, confirmMailing } from '@/lib/mailings/commands/confirm'
import type { MailingRefusal } from '@/lib/mailings/types'
import { findDraft } from '../queries/get-draft'
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
  if (!draft) return refuse('not_found')
  const verdict = checkList(draft.kind, checked)
  return verdict.ok ? confirmMailing(actor, { mailingId, revision, ticked }) : verdict
}
