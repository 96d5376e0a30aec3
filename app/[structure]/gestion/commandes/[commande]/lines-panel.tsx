import { getTranslations } from 'next-intl/server'
import { deskPassPath } from '@/components/bookings/desk-paths'
import { SessionDates } from '@/components/places/session-dates'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { type DeskOrderLine, listDeskLines } from '@/lib/desk/queries/get-order'
import { schoolDesk } from '@/lib/staff/types'
import { Panel, type PanelProps } from './panel'

/** What was bought, for whom, and what is left of it. */
export async function LinesPanel({ actor, structure, order }: PanelProps) {
  const [lines, t, gifts, booking] = await Promise.all([
    listDeskLines(actor, order.id),
    getTranslations('desk.order'),
    getTranslations('gifts.desk'),
    getTranslations('bookings.office'),
  ])
  const mayBook = schoolDesk.some((role) => role === actor.role)
  const columns: Column<DeskOrderLine>[] = [
    {
      key: 'name',
      label: t('linesColumns.name'),
      cell: ({ name, voucherId, learnerName, bookablePassId, sessions }) => (
        <>
          {name}
          {sessions.length > 0 ? <SessionDates sessions={sessions} zone={structure.timeZone} /> : null}
          {voucherId ? (
            <a href={`/${structure.slug}/gestion/cadeaux/${voucherId}`} className="flex min-h-11 items-center">
              {gifts('one')}
            </a>
          ) : null}
          {bookablePassId && mayBook ? (
            <a href={deskPassPath(structure.slug, bookablePassId)} className="flex min-h-11 items-center">
              {booking('linkOf', { learner: learnerName })}
            </a>
          ) : null}
        </>
      ),
    },
    { key: 'learner', label: t('linesColumns.learner'), cell: ({ learnerName }) => learnerName },
    {
      key: 'price',
      label: t('linesColumns.price'),
      numeric: true,
      cell: ({ priceCents, isReduced }) => (
        <>
          {formatCents(priceCents, order.currency)}
          {isReduced ? <span className="block text-sm text-muted">{t('reduced')}</span> : null}
        </>
      ),
    },
    {
      key: 'left',
      label: t('linesColumns.left'),
      numeric: true,
      cell: ({ credits, creditsLeft }) => (creditsLeft === null ? '–' : t('credits', { left: creditsLeft, credits })),
    },
    {
      key: 'validUntil',
      label: t('linesColumns.validUntil'),
      numeric: true,
      cell: ({ validUntil }) => (validUntil ? formatNumericDay(validUntil) : '–'),
    },
  ]
  return (
    <Panel id="achats" title={t('lines')}>
      <Records caption={t('linesCaption')} columns={columns} rows={lines} />
    </Panel>
  )
}
