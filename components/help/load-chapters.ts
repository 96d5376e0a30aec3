import { getTranslations } from 'next-intl/server'
import { listOwnChapters } from '@/lib/help/queries'
import { listPlaces } from '@/lib/help/rules'
import type { Chapter, ChapterText, HelpAudience } from '@/lib/help/types'
import type { Structure } from '@/lib/structures/queries'

/** The catalogue's text of a chapter. */
export async function usualChapter(audience: HelpAudience, slug: string): Promise<ChapterText> {
  const t = await getTranslations('help')
  return t.raw(`${audience}.${slug}` as never) as ChapterText
}

/** The guide of a structure, in its order: its own chapters, the catalogue's where it wrote none ([2.F4]). */
export async function loadChapters(structure: Structure, audience: HelpAudience): Promise<Chapter[]> {
  const own = new Map((await listOwnChapters(structure.id, audience)).map((chapter) => [chapter.slug, chapter]))
  const places = listPlaces(audience, structure.settings.modules)
  return Promise.all(
    places.map(async ({ slug }) => own.get(slug) ?? { slug, revision: null, ...(await usualChapter(audience, slug)) }),
  )
}
