import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from '@/db/schema'
import { dayOf } from '@/lib/core/time'
import { insertCatalogue } from './catalogue'
import type { SeedContext } from './context'
import { insertCourses } from './courses'
import { insertLife } from './life/main'
import { insertPages } from './pages'
import { atelierId, atelierZone, insertPlaces, insertStructure } from './structure'
import { insertTeachers } from './teachers'

/**
 * Loads the demonstration data of `atelier`, once: where the structure exists nothing is touched, so that a later
 * start keeps what was done. Everything is in one transaction: a seed that was killed leaves nothing behind.
 */
export async function seedDatabase(ownerUrl: string): Promise<'loaded' | 'kept'> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  try {
    return await drizzle(client, { schema }).transaction(async (tx) => {
      const [existing] = await tx.execute(sql`select 1 from structures where slug = 'atelier'`)
      if (existing) return 'kept'
      const [row] = await tx.execute<{ now: string }>(sql`select app_now() as now`)
      const now = new Date(row!.now)
      const context: SeedContext = {
        tx,
        structureId: atelierId,
        zone: atelierZone,
        today: dayOf(now, atelierZone),
        now,
      }
      await insertStructure(context)
      await insertPlaces(context)
      await insertTeachers(context)
      await insertCatalogue(context)
      await insertPages(context)
      await insertLife(context, await insertCourses(context))
      return 'loaded'
    })
  } finally {
    await client.end()
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const url = process.env.DATABASE_OWNER_URL
  if (!url) throw new Error('DATABASE_OWNER_URL is not set')
  const outcome = await seedDatabase(url)
  process.stdout.write(`demonstration data ${outcome}\n`)
}
