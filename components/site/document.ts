import type { Metadata, Viewport } from 'next'

/** What browsers paint around a page before they have read it, in every root layout. */
export const siteViewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfbf6' },
    { media: '(prefers-color-scheme: dark)', color: '#17130f' },
  ],
}

/** Where a page says for whom it was rendered, again at every navigation. */
export const identityMeta = 'identite'

/** Pages of one person, member or staff: no search engine is told of them. */
export function describePersonalPages({ name }: { name: string }, identity?: string): Metadata {
  return {
    title: { default: name, template: `%s · ${name}` },
    robots: { index: false, follow: false },
    formatDetection: { telephone: false },
    ...(identity ? { other: { [identityMeta]: identity } } : {}),
  }
}
