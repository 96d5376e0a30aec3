import type { MetadataRoute } from 'next'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import { env } from '@/lib/core/env'
import { listPages, listPublishedStructures } from '@/lib/site/queries'
import { homeSlug, pathOf } from '@/lib/site/rules'

export const dynamic = 'force-dynamic'

/** Every public page of every structure; filtered lists are found from the pages themselves ([1.A3]). */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const structures = await listPublishedStructures()
  const lists = await Promise.all(
    structures.map(async ({ id, slug }) => {
      const [pages, offers] = await Promise.all([listPages(id), listOffers(id)])
      const at = (path: string, lastModified?: Date | null) => ({
        url: new URL(pathOf(slug, path), env().APP_URL).href,
        ...(lastModified ? { lastModified } : {}),
      })
      return [
        ...pages.map((page) => at(page.slug === homeSlug ? '' : page.slug, page.updatedAt)),
        ...offers.map((offer) => at(`cours-et-tarifs/${offer.slug}`, offer.updatedAt)),
        at('conditions-generales-de-vente'),
      ]
    }),
  )
  return lists.flat()
}
