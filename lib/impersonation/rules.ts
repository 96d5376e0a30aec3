/*
 * What staff may see of a member's portal, and for how long.
 * - Staff with the right see the portal of a file in use as its member does, for a reason and 60 minutes at most ([2.B1] [2.B3]).
 * - Nobody sees the portal of a colleague ([2.B3]).
 * - Staff who see a portal change nothing in it: the gate refuses every form of it (lib/gate/portal, [2.B2]).
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import type { PortalFacts } from './types'

/** Whether the portal of a file may be seen: a file in use, and of nobody of the staff ([2.B3]). */
export function checkPortalSeen(facts: PortalFacts): Verdict<'file_ended' | 'file_of_staff'> {
  if (facts.status !== 'active') return refuse('file_ended')
  return facts.isStaffs ? refuse('file_of_staff') : allow
}
