import type { Executor } from '@/db/client'
import { sitePages } from '@/db/schema/site'
import type { Block } from '@/lib/site/types'
import type { TestStructure } from './structure'

/** A public page of a structure: its first one unless told otherwise. */
export async function makeSitePage(
  executor: Executor,
  structure: Pick<TestStructure, 'id'>,
  given: { slug?: string; blocks?: Block[] } = {},
): Promise<{ slug: string }> {
  const { slug = 'accueil', blocks = [{ kind: 'hero', title: 'Accueil', lead: 'Une école.' }] } = given
  const texts = { title: 'Accueil', description: 'Une école.' }
  await executor.insert(sitePages).values({ structureId: structure.id, slug, blocks, ...texts })
  return { slug }
}
