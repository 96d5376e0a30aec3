import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import type { Tx } from '@/db/client'
import * as schema from '@/db/schema'
import { dayOf, type Instant } from '@/lib/core/time'
import { insertCatalogue } from './catalogue'
import type { SeedContext } from './context'
import { insertCourses } from './courses'
import { insertHorizonStructure } from './horizon/main'
import { insertLife } from './life/main'
import { insertMailings } from './mailings'
import { insertMessages } from './messages'
import { insertPages } from './pages'
import { hashPassword } from './password'
import { insertPictures } from './pictures'
import { atelierId, atelierZone, insertPlaces, insertStructure } from './structure'
import { insertTeachers } from './teachers'
import { insertTemplates } from './templates'
import { insertWishes } from './wishes'

type Loaded = 'loaded' | 'kept'

/**
 * Loads the demonstration's structures, each once: one that exists is left alone, so that a later start keeps what was
 * done and brings what is new. Everything is in one transaction: a seed that was killed leaves nothing behind.
 */
export async function seedDatabase(ownerUrl: string, slugs = seeders.map(({ slug }) => slug)): Promise<Loaded> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } })
  try {
    return await drizzle(client, { schema }).transaction(async (tx) => {
      const rows = await tx.execute<{ slug: string }>(sql`select slug from structures`)
      const known = new Set(rows.map(({ slug }) => slug))
      const missing = seeders.filter(({ slug }) => slugs.includes(slug) && !known.has(slug))
      if (missing.length === 0) return 'kept'
      const [row] = await tx.execute<{ now: string }>(sql`select app_now() as now`)
      const passwordHash = await hashPassword()
      // In their order: who is in both structures comes with the first.
      for (const { insert } of missing) await insert(tx, new Date(row!.now), passwordHash)
      return 'loaded'
    })
  } finally {
    await client.end()
  }
}

/** Where the links of the demonstration's mails lead. */
const origin = process.env.APP_URL ?? 'http://localhost:3000'

const seeders = [
  { slug: 'atelier', insert: insertAtelier },
  {
    slug: 'horizon',
    insert: (tx: Tx, now: Instant, hash: string) => insertHorizonStructure(tx, now, hash, origin),
  },
]

async function insertAtelier(tx: Tx, now: Instant, passwordHash: string): Promise<void> {
  const today = dayOf(now, atelierZone)
  const context: SeedContext = { tx, structureId: atelierId, zone: atelierZone, today, now }
  await insertStructure(context)
  await insertPlaces(context)
  await insertTeachers(context)
  await insertCatalogue(context)
  await insertPages(context)
  await insertPictures('atelier', context)
  await insertLife(context, await insertCourses(context), passwordHash)
  await insertMessages(context, origin)
  await insertTemplates(tx, atelierId)
  await insertWishes(tx, atelierId, { country: 'FR', town: 'Paris' })
  await insertMailings(context, { origin, waits: false })
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const url = process.env.DATABASE_OWNER_URL
  if (!url) throw new Error('DATABASE_OWNER_URL is not set')
  const outcome = await seedDatabase(url)
  process.stdout.write(`demonstration data ${outcome}\n`)
}
