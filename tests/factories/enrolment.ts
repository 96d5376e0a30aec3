import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { passes } from '@/db/schema/passes'
import { addLine } from '@/lib/cart/commands/add-line'
import { checkOut } from '@/lib/payments/flows'
import { showCheckout } from '../support/payments'
import type { TestCourse } from './course'
import { makeMember, type TestMember } from './member'
import type { TestOffer } from './offer'
import type { TestStructure } from './structure'

/** A member whose cart holds a package that starts at a session of a course, for themself. */
export async function makeEnroller(
  structure: TestStructure,
  offer: TestOffer,
  course: TestCourse,
  rank = 0,
  whose?: TestMember,
) {
  const member = whose ?? (await makeMember(db(), structure))
  const { clientFileId, learnerId } = member
  const owner = { kind: 'file', structureId: structure.id, clientFileId } as const
  const firstSessionId = course.sessions[rank]!.id
  const added = await addLine(owner, { offerId: offer.id, learnerId, firstSessionId })
  if (!added.ok) throw new Error(added.refusal)
  return { ...member, owner }
}

export type TestEnrolled = Awaited<ReturnType<typeof makeEnrolled>>

/** A member enrolled by an order of nothing to pay: the package's places are booked on their pass. */
export async function makeEnrolled(
  structure: TestStructure,
  offer: TestOffer,
  course: TestCourse,
  rank = 0,
  whose?: TestMember,
) {
  await db().update(offers).set({ priceCents: 0, reducedPriceCents: null }).where(eq(offers.id, offer.id))
  const buyer = await makeEnroller(structure, offer, course, rank, whose)
  const placed = await checkOut(buyer.actor, await showCheckout(buyer.actor))
  if (!placed.ok) throw new Error(placed.refusal)
  const [pass] = await db()
    .select({ id: passes.id })
    .from(passes)
    .where(and(eq(passes.learnerId, buyer.learnerId), eq(passes.offerId, offer.id)))
  return { ...buyer, passId: pass!.id }
}
