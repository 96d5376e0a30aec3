import { db } from '@/db/client'
import { addLine } from '@/lib/cart/commands/add-line'
import type { TestCourse } from './course'
import { makeMember } from './member'
import type { TestOffer } from './offer'
import type { TestStructure } from './structure'

/** A member whose cart holds a package that starts at a session of a course, for themself. */
export async function makeEnroller(structure: TestStructure, offer: TestOffer, course: TestCourse, rank = 0) {
  const member = await makeMember(db(), structure)
  const { clientFileId, learnerId } = member
  const owner = { kind: 'file', structureId: structure.id, clientFileId } as const
  const firstSessionId = course.sessions[rank]!.id
  const added = await addLine(owner, { offerId: offer.id, learnerId, firstSessionId })
  if (!added.ok) throw new Error(added.refusal)
  return { ...member, owner }
}
