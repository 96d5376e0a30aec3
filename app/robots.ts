import type { MetadataRoute } from 'next'
import { env } from '@/lib/core/env'
import { personalSections } from '@/lib/gate/sections'

export const dynamic = 'force-dynamic'

/** Personal pages and addresses of the machine are nobody's business ([1.A3]). */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', disallow: ['/api/', ...personalSections.map((page) => `/*/${page}`)] },
    sitemap: new URL('/sitemap.xml', env().APP_URL).href,
  }
}
