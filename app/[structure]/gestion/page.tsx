import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Card, Tag } from '@/components/ui/card'
import { Icon } from '@/components/ui/icon'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { countWaiting } from '@/lib/desk/queries/count-waiting'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { getContext, requireStaff } from '@/lib/gate/actor'
import { listPartsByHand } from '@/lib/refunds/queries/find-refund'
import { moneyDesk, staffRoles } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'
import { listOfficePages, type OfficePage } from './menu'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.home'))('title') }
}

/** Where somebody of the office lands: the pages that their roles open, each with what it is for. */
export default async function OfficeHomePage({ params }: Props) {
  const { structure: slug } = await params
  const { actor, structure, name } = await requireStaff(slug, `/${slug}/gestion`, staffRoles)
  const { staff } = await getContext(slug)
  const pages = listOfficePages(staff?.roles ?? [], structure.settings.modules)
  const hasMoney = pages.some(({ roles }) => roles === moneyDesk)
  const [counts, t] = await Promise.all([hasMoney ? countByPage(actor, structure) : null, getTranslations('desk.home')])
  return (
    <div className="page">
      <PageHeader title={t('title')} lead={t(hasMoney ? 'lead' : 'leadSchool', { name })} />
      {pages.length === 0 ? (
        <EmptyState icon="calendar" title={t('nothing')}>
          {t('nothingText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {pages.map((page) => (
            <PageCard key={page.path} slug={slug} page={page} count={counts?.[page.key] ?? 0} />
          ))}
        </ul>
      )}
    </div>
  )
}

/** How many things wait on each page that has something waiting. */
async function countByPage(actor: Staff, structure: Structure): Promise<Partial<Record<OfficePage['key'], number>>> {
  const [waiting, people, refunds] = await Promise.all([
    countWaiting(actor),
    clock().then((now) => listDuePeopleNow(structure, now)),
    listPartsByHand(actor),
  ])
  return { ...waiting, dunning: people.length, refunds: refunds.length }
}

async function PageCard({ slug, page, count }: { slug: string; page: OfficePage; count: number }) {
  const t = await getTranslations('desk')
  return (
    <Card as="li" className="grid content-start gap-2">
      <h2 className="text-xl">
        <a href={`/${slug}/gestion/${page.path}`} className="inline-flex min-h-11 items-center gap-3">
          <Icon name={page.icon} className="text-accent" />
          {t(`menu.${page.key}`)}
        </a>
      </h2>
      {count > 0 ? (
        <p>
          <Tag kind="warning">{t('home.waiting', { count })}</Tag>
        </p>
      ) : null}
      <p className="text-muted">{t(`home.texts.${page.key}`)}</p>
    </Card>
  )
}
