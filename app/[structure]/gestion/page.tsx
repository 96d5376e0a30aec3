import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { getContext, requireStaff } from '@/lib/gate/actor'
import { staffRoles } from '@/lib/staff/types'
import { listOfficePages, type OfficePage } from './menu'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.home'))('title') }
}

/** Where somebody of the office lands: the pages that their roles open, each with what it is for. */
export default async function OfficeHomePage({ params }: Props) {
  const { structure: slug } = await params
  const { name } = await requireStaff(slug, `/${slug}/gestion`, staffRoles)
  const { staff } = await getContext(slug)
  const pages = listOfficePages(staff?.roles ?? [])
  const t = await getTranslations('desk.home')
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t('lead', { name })} />
      {pages.length === 0 ? (
        <EmptyState icon="calendar" title={t('nothing')}>
          {t('nothingText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {pages.map((page) => (
            <PageCard key={page.path} slug={slug} page={page} />
          ))}
        </ul>
      )}
    </div>
  )
}

async function PageCard({ slug, page }: { slug: string; page: OfficePage }) {
  const t = await getTranslations('desk')
  return (
    <Card as="li" className="grid content-start gap-2">
      <h2 className="text-xl">
        <a href={`/${slug}/gestion/${page.path}`} className="inline-flex min-h-11 items-center gap-3">
          <Icon name={page.icon} className="text-accent" />
          {t(`menu.${page.key}`)}
        </a>
      </h2>
      <p className="text-muted">{t(`home.texts.${page.key}`)}</p>
    </Card>
  )
}
