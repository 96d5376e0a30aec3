import { existsSync } from 'node:fs'
import { sitePages } from '@/db/schema/site'
import type { SeedContext } from './context'
import { insertAll } from './insert'

type SeedPage = { slug: string; title: string; description: string; blocks: unknown[] }

/** The texts of the public pages, in the order of the menu. */
export async function insertPages({ tx, structureId, now }: SeedContext): Promise<void> {
  const file = new URL('./content/atelier-pages.ts', import.meta.url)
  if (!existsSync(file)) return
  const { atelierPages } = (await import(file.href)) as { atelierPages: readonly SeedPage[] }
  await insertAll(
    tx,
    sitePages,
    atelierPages.map((page, position) => ({ ...page, structureId, position, updatedAt: now })),
  )
}
