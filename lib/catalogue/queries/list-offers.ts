import 'server-only'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { cache } from 'react'
import { db } from '@/db/client'
import { offers, offerTeachers } from '@/db/schema/catalogue'
import { teachers } from '@/db/schema/structures'
import { isSoldOnline } from '../rules'
import type { Offer } from '../types'

/**
 * What a structure sells online, in its own order, with who teaches it. One query: a catalogue has tens of offers, and
 * the same list gives the cards, the counts of the filters and the page of an offer.
 */
export const listOffers = cache(async (structureId: string): Promise<Offer[]> => {
  const rows = await db()
    .select({
      offer: offers,
      teacher: { slug: teachers.slug, firstName: teachers.firstName, lastName: teachers.lastName },
    })
    .from(offers)
    .leftJoin(offerTeachers, eq(offerTeachers.offerId, offers.id))
    .leftJoin(teachers, and(eq(teachers.id, offerTeachers.teacherId), isNull(teachers.leftAt)))
    .where(and(eq(offers.structureId, structureId), eq(offers.isPublished, true)))
    .orderBy(asc(offers.position), asc(offers.name), asc(teachers.position))
  const found = new Map<string, Offer>()
  for (const { offer, teacher } of rows) {
    if (!isSoldOnline(offer)) continue
    const known = found.get(offer.id) ?? toOffer(offer)
    if (teacher) known.teachers.push(teacher)
    found.set(offer.id, known)
  }
  return [...found.values()]
})

/** One or null: an offer that isn't sold online has no page. */
export async function findOffer(structureId: string, slug: string): Promise<Offer | null> {
  const all = await listOffers(structureId)
  return all.find((offer) => offer.slug === slug) ?? null
}

function toOffer(row: typeof offers.$inferSelect): Offer {
  const { structureId, isPublished, position, extra, createdAt, ...shown } = row
  return { ...shown, teachers: [] }
}
