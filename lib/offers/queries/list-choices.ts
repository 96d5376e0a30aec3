import 'server-only'
import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { teachers } from '@/db/schema/structures'

/** What the form of an offer proposes: who teaches in the structure, and the disciplines that it has already. */
export async function listOfferChoices(structureId: string) {
  const [teaching, known] = await Promise.all([
    db()
      .select({ id: teachers.id, firstName: teachers.firstName, lastName: teachers.lastName })
      .from(teachers)
      .where(and(eq(teachers.structureId, structureId), isNull(teachers.leftAt)))
      .orderBy(asc(teachers.position), asc(teachers.lastName)),
    db()
      .selectDistinct({ discipline: offers.discipline })
      .from(offers)
      .where(and(eq(offers.structureId, structureId), ne(offers.discipline, '')))
      .orderBy(asc(offers.discipline)),
  ])
  return {
    teachers: teaching.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}` })),
    disciplines: known.map(({ discipline }) => discipline),
  }
}
