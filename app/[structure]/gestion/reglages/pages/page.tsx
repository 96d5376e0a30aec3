import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { List, ListItem } from '@/components/ui/table'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { listDeskPages } from '@/lib/settings/queries'
import { rights } from '@/lib/staff/types'
import { SettingsHeader } from '../settings-header'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('siteEditor.pages'))('title') }
}

/** The public pages of the structure, each to be written again ([2.F3]). */
export default async function SitePagesPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/pages`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const [pages, t] = await Promise.all([listDeskPages(structure.id), getTranslations('siteEditor.pages')])
  return (
    <div className="page grid min-w-0 max-w-[60rem] gap-6">
      <SettingsHeader slug={slug} title={t('title')} lead={t('lead')} />
      <List label={t('title')}>
        {pages.map((page) => (
          <ListItem key={page.slug}>
            <a href={`${path}/${page.slug}`} className="inline-flex min-h-11 items-center font-medium">
              {page.title}
            </a>
            <span className="block text-sm text-muted">
              {page.revision > 0 && page.updatedAt
                ? t('changed', { day: formatDay(dayOf(page.updatedAt, structure.timeZone)) })
                : t('never')}
            </span>
          </ListItem>
        ))}
      </List>
    </div>
  )
}
