import 'server-only'
import { and, eq } from 'drizzle-orm'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { checkHolderAge } from '@/lib/accounts/rules'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import type { ClientFileRefusal, Profile } from '../types'

/** 'Mon profil' ([1.B5]): everything but e-mail and names. The holder's own learner has the same birth date. */
export async function updateProfile(
  member: Member,
  zone: string,
  profile: Profile,
): Promise<Outcome<null, ClientFileRefusal>> {
  const { structureId, clientFileId } = member
  return withLocks([`client-file:${clientFileId}`], async (tx, now) => {
    const verdict = checkHolderAge(profile.birthOn, dayOf(now, zone))
    if (!verdict.ok) return verdict
    await tx
      .update(clientFiles)
      .set(profile)
      .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
    const [self] = await tx
      .select({ learnerId: guardianships.learnerId })
      .from(guardianships)
      .where(
        and(
          eq(guardianships.structureId, structureId),
          eq(guardianships.clientFileId, clientFileId),
          eq(guardianships.isSelf, true),
        ),
      )
    if (self) await tx.update(learners).set({ birthOn: profile.birthOn }).where(eq(learners.id, self.learnerId))
    await recordAudit(tx, member, {
      structureId,
      operation: 'profile_updated',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
    })
    return accept(null)
  })
}
