import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { listDrawer, listSlips, type Slip } from '@/lib/cheques/queries/list-deposits'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { moneyDesk } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'
import { Drawer } from './drawer'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('cheques'))('title') }
}

/** The drawer by day of deposit, and the slips already taken to the bank ([1.H3]). */
export default async function ChequesPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion`
  const { actor, structure } = await requireStaff(slug, `${path}/cheques`, moneyDesk)
  const [drawer, slips, now, t] = await Promise.all([
    listDrawer(actor),
    listSlips(actor),
    clock(),
    getTranslations('cheques'),
  ])
  return (
    <div className="page grid min-w-0 gap-8">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      {drawer.length > 0 ? (
        <Drawer slug={slug} cheques={drawer} today={dayOf(now, structure.timeZone)} />
      ) : (
        <EmptyState
          icon="done"
          title={t('drawer.none')}
          action={<LinkButton href={`${path}/commandes?moyen=cheque`}>{t('drawer.orders')}</LinkButton>}
        >
          {t('drawer.noneText')}
        </EmptyState>
      )}
      {slips.length > 0 ? <Slips structure={structure} slips={slips} /> : null}
    </div>
  )
}

async function Slips({ structure, slips }: { structure: Structure; slips: Slip[] }) {
  const t = await getTranslations('cheques.slips')
  const columns: Column<Slip>[] = [
    {
      key: 'on',
      label: t('on'),
      cell: ({ id, depositedOn }) => {
        const day = formatNumericDay(depositedOn)
        return (
          <a href={`/${structure.slug}/gestion/cheques/${id}`} aria-label={t('open', { day })}>
            {day}
          </a>
        )
      },
    },
    { key: 'count', label: t('count'), numeric: true, cell: ({ chequeCount }) => chequeCount },
    {
      key: 'total',
      label: t('total'),
      numeric: true,
      cell: ({ totalCents }) => formatCents(totalCents, structure.currency),
    },
  ]
  return (
    <section aria-labelledby="bordereaux" className="grid min-w-0 gap-4">
      <h2 id="bordereaux">{t('title')}</h2>
      <Records caption={t('caption')} columns={columns} rows={slips} />
    </section>
  )
}
