import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { cache } from 'react'
import { db } from '@/db/client'
import { areaOfPostcode, findTown, type Gazetteer, kmBetween, type Town, townsOf } from '@/lib/core/towns'
import type { Condition } from '../types'

/** Where files say they are, as they spell it; `sector` is what tells a postcode's area, in France and Canada. */
export type Place = { country: string; city: string; sector: string; count: number }
/** A place with its town, or null: a town that the library doesn't know. */
export type KnownPlace = Place & { town: Town | null }

const sector = sql`case client_files.country when 'FR' then left(replace(client_files.postcode, ' ', ''), 3)
  when 'CA' then upper(left(client_files.postcode, 1)) else '' end`

/** The towns of the files that a condition of SQL lets through, with how many files each has. */
export async function listPlaces(which: SQL): Promise<KnownPlace[]> {
  const rows = await db().execute<Place>(sql`
    select client_files.country, client_files.city, ${sector} as sector, count(*)::int as count
    from client_files where ${which} group by 1, 2, 3 order by count(*) desc, 2`)
  const gazetteers = await readGazetteers(rows.map(({ country }) => country))
  return rows.map((place) => ({ ...place, town: locate(place, gazetteers.get(place.country)!) }))
}

/** Every open file of the structure: nobody writes to a file that ended. */
export const openFiles = (structureId: string): SQL =>
  sql`client_files.structure_id = ${structureId} and client_files.status = 'active'`

/** The towns of all the open files, read once for what asks a distance of them and for those that no distance finds. */
export const listAllPlaces = cache((structureId: string): Promise<KnownPlace[]> => listPlaces(openFiles(structureId)))

async function readGazetteers(countries: readonly string[]): Promise<Map<string, Gazetteer>> {
  const gazetteers = new Map<string, Gazetteer>()
  for (const country of new Set(countries)) gazetteers.set(country, await townsOf(country))
  return gazetteers
}

/** A town is the one of its postcode's area; without one, or abroad where none has it there, the one that alone has its name. */
function locate({ country, city, sector }: Place, towns: Gazetteer): Town | null {
  if (city.trim() === '') return null
  const area = areaOfPostcode(country, sector)
  const own = findTown(towns, city, area)
  return own ?? (country === 'FR' || area === null ? null : findTown(towns, city, null))
}

type Around = Extract<Condition, { kind: 'around' }>

/** Whether a file is within so many km of a town, as the crow flies; where the town isn't known, no file is ([2.D1]). */
export async function isAround({ country, town, area, km }: Around, structureId: string): Promise<SQL> {
  const centre = findTown(await townsOf(country), town, area)
  if (!centre) return sql`false`
  const near = (await listAllPlaces(structureId)).filter((place) => place.town && kmBetween(centre, place.town) <= km)
  const column = (name: keyof Place) => sql`${sql.param(near.map((place) => place[name]))}::text[]`
  return sql`(client_files.country, client_files.city, ${sector}) in (
    select * from unnest(${column('country')}, ${column('city')}, ${column('sector')}))`
}
