import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { findLineToStart } from '@/lib/cart/rules'
import { clock } from '@/lib/core/clock'
import { formatTime } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { wallTimeOf } from '@/lib/core/time'
import { findClient } from '@/lib/desk/queries/list-clients'
import { findRecentSale, previewSale } from '@/lib/desk/queries/load-sale'
import { saleEntryInput, saleLinesInput } from '@/lib/desk/schema'
import { requireStaff } from '@/lib/gate/actor'
import { formatOrderNumber } from '@/lib/orders/rules'
import { moneyDesk } from '@/lib/staff/types'
import { AddLine } from './add-line'
import { PaymentForm } from './payment-form'
import { SaleLines } from './sale-lines'
import { StartDate } from './start-date'

type Props = {
  params: Promise<{ structure: string; dossier: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.sale'))('title') }
}

/** A sale under way: its lines are in the address, nothing is stored before it is recorded ([1.H8]). */
export default async function SaleToPage({ params, searchParams }: Props) {
  const { structure: slug, dossier } = await params
  const path = `/${slug}/gestion/vente`
  const { actor, structure } = await requireStaff(slug, `${path}/${dossier}`, moneyDesk)
  const client = (/^\d{1,9}$/.test(dossier) ? await findClient(actor, Number(dossier)) : null) ?? notFound()
  const query = await searchParams
  const wanted = saleLinesInput.parse(query)
  const { changedId, entered } = saleEntryInput.parse(query)
  const now = await clock()
  const [sale, recent] = await Promise.all([
    previewSale(structure, client.id, wanted, now),
    findRecentSale(structure.id, client.id),
  ])
  const toStart = findLineToStart(sale.lines, changedId)
  const t = await getTranslations('desk.sale')
  const here = `${path}/${client.number}`
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('change')}</a>}
        title={t('to', { name: `${client.firstName} ${client.lastName}` })}
        lead={<a href={`/${slug}/gestion/dossiers/${client.number}`}>{t('file', { number: client.number })}</a>}
        className="pb-0"
      />
      {recent ? (
        <Notice
          action={
            <a href={`/${slug}/gestion/commandes/${formatOrderNumber(recent.number)}`}>
              {t('recentLink', { number: formatOrderNumber(recent.number) })}
            </a>
          }
        >
          {t('recent', {
            total: formatCents(recent.totalCents, structure.currency),
            time: formatTime(wallTimeOf(recent.orderedAt, structure.timeZone)),
          })}
        </Notice>
      ) : null}
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-6">
          <SaleLines path={here} sale={sale} wanted={wanted} structure={structure} />
          {toStart ? (
            <StartDate
              path={here}
              sale={sale}
              line={toStart}
              wanted={wanted}
              entered={entered}
              zone={structure.timeZone}
            />
          ) : null}
          <AddLine path={here} sale={sale} wanted={wanted} currency={structure.currency} />
        </div>
        {sale.lines.length > 0 ? (
          <PaymentForm
            structure={structure}
            client={client}
            sale={sale}
            wanted={wanted}
            entered={entered}
            saleKey={randomUUID()}
            now={now}
          />
        ) : null}
      </div>
    </div>
  )
}
