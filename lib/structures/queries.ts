import 'server-only'
import { and, desc, eq, isNull, lte, sql } from 'drizzle-orm'
import { cache } from 'react'
import { db, type Executor } from '@/db/client'
import { sitePictures } from '@/db/schema/site'
import { structures, teachers, termsVersions } from '@/db/schema/structures'
import type { Day } from '@/lib/core/time'
import type { Portrait } from './types'

export type Structure = typeof structures.$inferSelect

/** One or null: an unknown address is a page that doesn't exist. */
export const findStructure = cache(async (slug: string): Promise<Structure | null> => {
  const [row] = await db().select().from(structures).where(eq(structures.slug, slug)).limit(1)
  return row ?? null
})

/** `executor`: of the command that asks; a second connection inside a transaction waits for others that wait for it. */
export const getStructureById = cache(async (id: string, executor: Executor = db()): Promise<Structure> => {
  const [row] = await executor.select().from(structures).where(eq(structures.id, id)).limit(1)
  if (!row) throw new Error('no such structure')
  return row
})

export type Terms = { id: string; version: number; body: string; inForceFrom: Day }

/** The terms in force on a day, today if none is said ([1.B1], [6.L3]). */
export async function getTermsInForce(structureId: string, day?: Day, executor: Executor = db()): Promise<Terms> {
  const [row] = await executor
    .select({
      id: termsVersions.id,
      version: termsVersions.version,
      body: termsVersions.body,
      inForceFrom: termsVersions.inForceFrom,
    })
    .from(termsVersions)
    .where(and(eq(termsVersions.structureId, structureId), lte(termsVersions.inForceFrom, day ?? sql`app_now()::date`)))
    .orderBy(desc(termsVersions.inForceFrom), desc(termsVersions.version))
    .limit(1)
  if (!row) throw new Error('a structure needs terms of sale in force')
  return row
}

export type Teacher = typeof teachers.$inferSelect & { portrait: Portrait | null }

const ownPicture = and(eq(sitePictures.structureId, teachers.structureId), eq(sitePictures.id, teachers.pictureId))

/** Those who teach now, in the order that the structure chose. */
export async function listTeachers(structureId: string): Promise<Teacher[]> {
  const rows = await db()
    .select({ teacher: teachers, portrait: { id: sitePictures.id, alt: sitePictures.alt } })
    .from(teachers)
    .leftJoin(sitePictures, ownPicture)
    .where(and(eq(teachers.structureId, structureId), isNull(teachers.leftAt)))
    .orderBy(teachers.position, teachers.lastName)
  return rows.map(({ teacher, portrait }) => ({ ...teacher, portrait }))
}
