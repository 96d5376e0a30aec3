import 'server-only'
import { clock } from '@/lib/core/clock'
import { signId } from '@/lib/core/signed-ids'
import { dayOf } from '@/lib/core/time'
import { findCopy, findCopyAddress } from '@/lib/learners/queries'
import { copyPurpose } from '@/lib/learners/rules'
import type { CopyFacts } from '@/lib/learners/types'

const toFacts = (learnerId: string, { email, firstName }: { email: string; firstName: string }): CopyFacts => ({
  learnerId,
  firstName,
  email,
  token: signId(copyPurpose(email), learnerId),
})

/** A second address that hasn't answered yet; null once it has, or when none is asked ([1.B9]). */
export async function findCopyToConfirm(structureId: string, learnerId: string): Promise<CopyFacts | null> {
  const found = await findCopy(structureId, learnerId)
  if (!found?.copy || found.copy.confirmedAt) return null
  return toFacts(learnerId, { email: found.copy.email, firstName: found.firstName })
}

/** Where the copy of a learner's message goes today, if anywhere ([1.B9] [6.L5]). */
export async function findCopyFacts(structureId: string, zone: string, learnerId: string): Promise<CopyFacts | null> {
  const address = await findCopyAddress(structureId, learnerId, dayOf(await clock(), zone))
  return address && toFacts(learnerId, address)
}
