import type { MetadataRoute } from 'next'
import { env } from '@/lib/core/env'

export const dynamic = 'force-dynamic'

/** Personal pages and addresses of the machine are nobody's business ([1.A3]). */
export default function robots(): MetadataRoute.Robots {
  const personal = [
    'mon-compte',
    'panier',
    'paiement',
    'connexion',
    'creer-un-compte',
    'activation',
    'nouveau-mot-de-passe',
  ]
  return {
    rules: { userAgent: '*', disallow: ['/api/', ...personal.map((page) => `/*/${page}`)] },
    sitemap: new URL('/sitemap.xml', env().APP_URL).href,
  }
}
