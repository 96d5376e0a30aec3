import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { List, ListItem } from '@/components/ui/table'
import { listPublishedStructures } from '@/lib/site/queries'

/** Which structures there are is known by the database only, and a build has none. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.portal')
  return { title: t('title'), description: t('description') }
}

/** The address without a structure: straight to the only one, or the list of those that have a site. */
export default async function PortalPage() {
  const structures = await listPublishedStructures()
  if (structures.length === 1) redirect(`/${structures[0]!.slug}` as never)
  const t = await getTranslations('site.portal')
  return (
    <main id="contenu" className="page pb-16">
      <PageHeader title={t('title')} lead={t('description')} />
      <List>
        {structures.map(({ slug, name, tagline }) => (
          <ListItem key={slug}>
            <a href={`/${slug}`} className="display inline-flex min-h-11 items-center text-xl">
              {name}
            </a>
            <span className="block text-muted">{tagline}</span>
          </ListItem>
        ))}
      </List>
    </main>
  )
}
