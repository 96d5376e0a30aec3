import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import { cache } from 'react'
import { db } from '@/db/client'
import { sitePages, sitePictures } from '@/db/schema/site'
import { locations, rooms, structures } from '@/db/schema/structures'
import { blocksSchema } from './schema'
import type { Block, Place, Room } from './types'

export type SitePage = { slug: string; title: string; description: string; blocks: Block[] }

/** One or null. Blocks are checked again when they are read: a row that doesn't hold is a bug, not a half page. */
export const findPage = cache(async (structureId: string, slug: string): Promise<SitePage | null> => {
  const [row] = await db()
    .select({
      slug: sitePages.slug,
      title: sitePages.title,
      description: sitePages.description,
      blocks: sitePages.blocks,
    })
    .from(sitePages)
    .where(and(eq(sitePages.structureId, structureId), eq(sitePages.slug, slug)))
    .limit(1)
  return row ? { ...row, blocks: blocksSchema.parse(row.blocks) } : null
})

/** The pages of a structure with the moment of their last change, for the sitemap. */
export async function listPages(structureId: string): Promise<{ slug: string; updatedAt: Date | null }[]> {
  return db()
    .select({ slug: sitePages.slug, updatedAt: sitePages.updatedAt })
    .from(sitePages)
    .where(eq(sitePages.structureId, structureId))
    .orderBy(sitePages.position)
}

/** The rooms that may be rented, in the structure's order ([1.A1]). */
export async function listRentableRooms(structureId: string): Promise<Room[]> {
  return db()
    .select({
      id: rooms.id,
      name: rooms.name,
      description: rooms.description,
      capacity: rooms.capacity,
      areaSquareMetres: rooms.areaSquareMetres,
      locationName: locations.name,
      locationAddress: locations.address,
    })
    .from(rooms)
    .innerJoin(locations, eq(locations.id, rooms.locationId))
    .where(and(eq(rooms.structureId, structureId), eq(rooms.isRentable, true)))
    .orderBy(locations.position, rooms.position)
}

export async function listPlaces(structureId: string): Promise<Place[]> {
  return db()
    .select({
      id: locations.id,
      name: locations.name,
      address: locations.address,
      directions: locations.directions,
    })
    .from(locations)
    .where(eq(locations.structureId, structureId))
    .orderBy(locations.position)
}

/** The structures that have a public site: those with a page. */
export async function listPublishedStructures(): Promise<
  { id: string; slug: string; name: string; tagline: string }[]
> {
  return db()
    .selectDistinct({ id: structures.id, slug: structures.slug, name: structures.name, tagline: structures.tagline })
    .from(structures)
    .innerJoin(sitePages, eq(sitePages.structureId, structures.id))
    .orderBy(structures.slug)
}

/** The file of a picture of a structure's public pages; null when it has none of that id. */
export async function findPicture(structureId: string, id: string) {
  const [row] = await db()
    .select({ mediaType: sitePictures.mediaType, bytes: sitePictures.bytes })
    .from(sitePictures)
    .where(and(eq(sitePictures.structureId, structureId), eq(sitePictures.id, id)))
    .limit(1)
  return row ?? null
}

/** The pictures that a structure placed, the newest first; each at `/<structure>/photos/<id>`. */
export async function listPictures(structureId: string) {
  const { id, alt, width, height, createdAt } = sitePictures
  return db()
    .select({ id, alt, width, height })
    .from(sitePictures)
    .where(eq(sitePictures.structureId, structureId))
    .orderBy(desc(createdAt), id)
}
