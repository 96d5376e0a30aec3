import 'server-only'
import { asc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { courses } from '@/db/schema/courses'
import { locations } from '@/db/schema/structures'
import { findTown, listTowns, nameAreas, townsOf } from '@/lib/core/towns'
import type { TownFound } from '../types'

export type Named = { id: string; name: string }
export type SegmentChoices = { offers: (Named & { isGroup: boolean })[]; courses: Named[] }

/** What conditions choose among: the structure's offers, those of the past too, and its courses ([2.D1]). */
export async function listSegmentChoices(structureId: string): Promise<SegmentChoices> {
  const [sold, held] = await Promise.all([
    db()
      .select({ id: offers.id, name: offers.name, isGroup: sql<boolean>`${offers.kind} = 'group'` })
      .from(offers)
      .where(eq(offers.structureId, structureId))
      .orderBy(asc(offers.position), asc(offers.name)),
    db()
      .select({ id: courses.id, name: courses.name })
      .from(courses)
      .where(eq(courses.structureId, structureId))
      .orderBy(asc(courses.name), asc(courses.firstOn)),
  ])
  return { offers: sold, courses: held }
}

/** The areas that have a town of this name, the one that was chosen among them, and whether that is one town ([2.D1]). */
export async function findTownChoices(country: string, town: string, chosen: string | null): Promise<TownFound> {
  const [towns, nameOf] = await Promise.all([townsOf(country), nameAreas(country)])
  const areas = new Set(listTowns(towns, town).map(({ area }) => area))
  const choices = [...areas]
    .map((area) => ({ area, areaName: nameOf(area) }))
    .sort((a, b) => a.areaName.localeCompare(b.areaName))
  // The area of a town that was typed before is none of this one's.
  const area = chosen !== null && areas.has(chosen) ? chosen : null
  return { choices, area, isOne: findTown(towns, town, area) !== null }
}

/** Where the structure teaches, as its places say it. */
export async function listLocationAddresses(structureId: string): Promise<string[]> {
  const rows = await db()
    .select({ address: locations.address })
    .from(locations)
    .where(eq(locations.structureId, structureId))
    .orderBy(asc(locations.position))
  return rows.map(({ address }) => address)
}
