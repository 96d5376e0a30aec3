import { offers, offerTeachers } from '@/db/schema/catalogue'
import { addDays, startOfDay } from '@/lib/core/time'
import { atelierOffers, disciplineNames, type SeedOffer } from './content/offers'
import { atelierTeachers } from './content/teachers'
import type { SeedContext } from './context'
import { insertAll } from './insert'
import { idOf } from './random'
import { teacherId } from './teachers'
import { typeset } from './typography'

export const offerId = (slug: string) => idOf(`offer:${slug}`)

/** As the table and the order lines keep it: typeset, with the discipline's name. */
export function listOffers(): (SeedOffer & { id: string })[] {
  return atelierOffers.map((offer) => ({
    ...offer,
    id: offerId(offer.slug),
    name: typeset(offer.name),
    summary: typeset(offer.summary),
    description: typeset(offer.description),
    conditions: typeset(offer.conditions),
  }))
}

export async function insertCatalogue({ tx, structureId, today, zone }: SeedContext): Promise<void> {
  const createdAt = startOfDay(addDays(today, -790), zone)
  await insertAll(
    tx,
    offers,
    listOffers().map((offer, position) => ({
      ...offer,
      structureId,
      position,
      discipline: offer.discipline === '' ? '' : disciplineNames[offer.discipline],
      createdAt,
      updatedAt: createdAt,
    })),
  )
  await insertAll(
    tx,
    offerTeachers,
    atelierOffers
      .filter((offer) => offer.kind === 'individual' || offer.kind === 'gift')
      .flatMap((offer) =>
        atelierTeachers
          // A gift is for any of them: whoever receives it chooses.
          .filter((teacher) => offer.discipline === '' || teacher.teaches.includes(offer.discipline))
          .map((teacher) => ({ offerId: offerId(offer.slug), teacherId: teacherId(teacher.slug) })),
      ),
  )
}
