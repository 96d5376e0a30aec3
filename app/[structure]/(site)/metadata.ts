import type { Metadata } from 'next'
import { pathOf } from '@/lib/site/rules'

type Options = { structure: string; path: string; title?: string; description: string; isHidden?: boolean }

/** Title, canonical address and the picture that a shared link shows ([1.A3]). `isHidden` keeps a page out of search engines. */
export function describePage({ structure, path, title, description, isHidden = false }: Options): Metadata {
  const url = pathOf(structure, path)
  return {
    ...(title === undefined ? {} : { title }),
    description,
    alternates: { canonical: url },
    ...(isHidden ? { robots: { index: false, follow: true } } : {}),
    openGraph: {
      ...(title === undefined ? {} : { title }),
      description,
      url,
      type: 'website',
      locale: 'fr_FR',
      images: [{ url: `/images/${structure}/og.jpg`, width: 1200, height: 630, alt: '' }],
    },
  }
}
