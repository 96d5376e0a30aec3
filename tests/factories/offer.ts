import type { Executor } from '@/db/client'
import { offers, offerTeachers } from '@/db/schema/catalogue'
import { nextNumber } from './sequence'
import type { TestStructure } from './structure'

export type TestOffer = typeof offers.$inferSelect
type Given = Partial<typeof offers.$inferInsert> & { teacherIds?: readonly string[] }

/** A package of 10 individual lessons of an hour at 800,00 €, which requires a membership, unless told otherwise. */
export async function makeOffer(executor: Executor, structure: TestStructure, given: Given = {}): Promise<TestOffer> {
  const { teacherIds = [], ...values } = given
  const number = nextNumber()
  const [offer] = await executor
    .insert(offers)
    .values({
      structureId: structure.id,
      slug: `offre-${number}`,
      kind: 'individual',
      name: `Forfait 10 cours de chant (${number})`,
      summary: 'Dix cours particuliers d’une heure.',
      description: 'Souffle, placement, interprétation.',
      conditions: 'Valable six mois de date à date.',
      discipline: 'Chant',
      credits: 10,
      lessonMinutes: 60,
      validityMonths: 6,
      requiresMembership: true,
      priceCents: 80_000,
      maxChequeInstalments: 3,
      position: number,
      ...values,
    })
    .returning()
  if (teacherIds.length > 0) {
    await executor.insert(offerTeachers).values(teacherIds.map((teacherId) => ({ offerId: offer!.id, teacherId })))
  }
  return offer!
}

/** The yearly membership, 50,00 €, 30,00 € reduced. */
export function makeMembershipOffer(
  executor: Executor,
  structure: TestStructure,
  given: Given = {},
): Promise<TestOffer> {
  return makeOffer(executor, structure, {
    kind: 'membership',
    name: 'Adhésion annuelle',
    discipline: '',
    credits: 0,
    lessonMinutes: null,
    validityMonths: null,
    requiresMembership: false,
    priceCents: 5_000,
    reducedPriceCents: 3_000,
    maxChequeInstalments: 1,
    ...given,
  })
}

/** A trial lesson, 45,00 €, without membership, once per learner. */
export function makeTrialOffer(executor: Executor, structure: TestStructure, given: Given = {}): Promise<TestOffer> {
  return makeOffer(executor, structure, {
    name: 'Cours d’essai de chant',
    credits: 1,
    validityMonths: 1,
    isTrial: true,
    requiresMembership: false,
    priceCents: 4_500,
    maxChequeInstalments: 1,
    ...given,
  })
}
