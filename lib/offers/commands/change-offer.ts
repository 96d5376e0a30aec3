import 'server-only'
import { and, eq, inArray, isNull, max, notInArray } from 'drizzle-orm'
import { offers, offerTeachers } from '@/db/schema/catalogue'
import { teachers } from '@/db/schema/structures'
import type { OfferKind } from '@/lib/catalogue/types'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { slugOf } from '@/lib/core/text'
import type { Instant } from '@/lib/core/time'
import { rights } from '@/lib/staff/types'
import { findDeskOffer } from '../queries/list-desk-offers'
import { checkKept, checkPublication, checkTerms, fitTerms } from '../rules'
import type { DeskOffer, OfferRefusal, OfferTerms } from '../types'

export const editsOffers = (actor: Staff): boolean => rights['offers.edit'].some((role) => role === actor.role)

/** One lock for the offers of a structure: their order, their addresses and their bulk changes are about all of them. */
export const offersLock = ({ structureId }: Staff) => [`structure:${structureId}` as const]

type Written = Outcome<{ offerId: string }, OfferRefusal | 'not_found' | Busy>

/** A new offer, last of the catalogue and not published yet ([1.H1]). */
export async function createOffer(actor: Staff, kind: OfferKind, given: OfferTerms): Promise<Written> {
  if (!editsOffers(actor)) return refuse('not_found')
  const { structureId } = actor
  return withLocks(offersLock(actor), async (tx) => {
    const { teacherIds, ...terms } = fitTerms(kind, given)
    const verdict = checkTerms(kind, { ...terms, teacherIds })
    if (!verdict.ok) return verdict
    if (!(await areTeachersOf(tx, structureId, teacherIds))) return refuse('teacher_unknown')
    const known = await tx.select({ slug: offers.slug }).from(offers).where(eq(offers.structureId, structureId))
    const [last] = await tx
      .select({ position: max(offers.position) })
      .from(offers)
      .where(eq(offers.structureId, structureId))
    const slug = slugOf(terms.name, new Set(known.map((one) => one.slug)), 'offre')
    const own = { structureId, kind, slug, position: (last?.position ?? 0) + 1, isPublished: false }
    const [made] = await tx
      .insert(offers)
      .values({ ...terms, ...own })
      .returning({ id: offers.id })
    await writeTeachers(tx, made!.id, teacherIds)
    await note(tx, actor, { operation: 'offer.created', offerId: made!.id, after: { kind, ...terms, teacherIds } })
    return accept({ offerId: made!.id })
  })
}

type Change = { offerId: string; revision: number; terms: OfferTerms }

/** Changes an offer as its page showed it: what somebody else changed meanwhile is never overwritten unseen ([1.H1]). */
export async function changeOffer(actor: Staff, { offerId, revision, terms: given }: Change): Promise<Written> {
  if (!editsOffers(actor)) return refuse('not_found')
  return withLocks(offersLock(actor), async (tx, now) => {
    const offer = await findDeskOffer(actor.structureId, offerId, tx)
    if (!offer) return refuse('not_found')
    const kept = checkKept(offer)
    if (!kept.ok) return kept
    if (offer.revision !== revision) return refuse('offer_changed')
    const terms = fitTerms(offer.kind, given)
    const verdict = checkTerms(offer.kind, terms, offer.courses)
    if (!verdict.ok) return verdict
    const publication = checkPublication({ ...offer, teacherIds: terms.teacherIds })
    if (offer.isPublished && !publication.ok) return publication
    if (!(await areTeachersOf(tx, actor.structureId, terms.teacherIds))) return refuse('teacher_unknown')
    const { teacherIds, ...columns } = terms
    await tx
      .update(offers)
      .set({ ...columns, ...nextOf(offer, now) })
      .where(eq(offers.id, offerId))
    await writeTeachers(tx, offerId, teacherIds)
    await note(tx, actor, { operation: 'offer.changed', offerId, ...differences(offer, terms) })
    return accept({ offerId })
  })
}

/** Puts an offer on sale, or takes it off: orders and passes stay, carts say that it is no longer sold. */
export async function publishOffer(actor: Staff, offerId: string, isPublished: boolean): Promise<Written> {
  if (!editsOffers(actor)) return refuse('not_found')
  return withLocks(offersLock(actor), async (tx, now) => {
    const offer = await findDeskOffer(actor.structureId, offerId, tx)
    if (!offer) return refuse('not_found')
    if (offer.isPublished === isPublished) return accept({ offerId })
    const kept = checkKept(offer)
    if (!kept.ok) return kept
    const verdict = checkPublication(offer)
    if (isPublished && !verdict.ok) return verdict
    await tx
      .update(offers)
      .set({ isPublished, ...nextOf(offer, now) })
      .where(eq(offers.id, offerId))
    await note(tx, actor, { operation: isPublished ? 'offer.published' : 'offer.hidden', offerId })
    return accept({ offerId })
  })
}

/** What every change of an offer moves on. */
export const nextOf = ({ revision }: Pick<DeskOffer, 'revision'>, now: Instant) => ({
  revision: revision + 1,
  updatedAt: now,
})

async function areTeachersOf(tx: LockedTx, structureId: string, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return true
  const known = await tx
    .select({ id: teachers.id })
    .from(teachers)
    .where(and(eq(teachers.structureId, structureId), isNull(teachers.leftAt), inArray(teachers.id, [...ids])))
  return known.length === ids.length
}

/** Who gives an offer's lessons, those of passes bought before included. */
async function writeTeachers(tx: LockedTx, offerId: string, ids: readonly string[]): Promise<void> {
  const gone = ids.length > 0 ? notInArray(offerTeachers.teacherId, [...ids]) : undefined
  await tx.delete(offerTeachers).where(and(eq(offerTeachers.offerId, offerId), gone))
  if (ids.length === 0) return
  await tx
    .insert(offerTeachers)
    .values(ids.map((teacherId) => ({ offerId, teacherId })))
    .onConflictDoNothing()
}

type Facts = Record<string, unknown>

/** Only what changed, before and after: the journal says it field by field. */
function differences(before: DeskOffer, after: OfferTerms): { before: Facts; after: Facts } {
  const names = Object.keys(after) as (keyof OfferTerms)[]
  const changed = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  const pick = (from: OfferTerms) => Object.fromEntries(changed.map((name) => [name, from[name]]))
  return { before: pick(before), after: pick(after) }
}

type Note = { operation: string; offerId: string; before?: Facts; after?: Facts }

const note = (tx: LockedTx, actor: Staff, { offerId, ...entry }: Note): Promise<void> =>
  recordAudit(tx, actor, { ...entry, structureId: actor.structureId, subjectKind: 'offer', subjectId: offerId })
