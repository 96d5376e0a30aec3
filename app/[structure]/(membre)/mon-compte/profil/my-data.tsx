import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'

/** The way to one's own data, and out ([2.A6] [2.A7]). */
export async function MyData({ slug }: { slug: string }) {
  const t = await getTranslations('removals.member')
  const path = `/${slug}/mon-compte/profil`
  return (
    <Card as="section" aria-labelledby="mes-donnees" className="grid gap-4">
      <h2 id="mes-donnees">{t('data')}</h2>
      <p>
        <a href={`${path}/retrait`}>{t('link')}</a>
        <span className="block text-sm text-muted">{t('linkText')}</span>
      </p>
    </Card>
  )
}
