import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/card'
import { type Column, Records } from '@/components/ui/records'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import type { FileMembership } from '@/lib/memberships/queries'
import { isInForce } from '@/lib/memberships/rules'
import { formatOrderNumber } from '@/lib/orders/rules'

type Props = {
  memberships: FileMembership[]
  today: Day
  zone: string
  /** For somebody who looks after the school and not after its money. */
  hidesMoney?: boolean
}

const ofMoney = ['price', 'order', 'means']

/** Date d'achat, Tarif, Achat, Date d'expiration, Moyen ([1.E1]), and whose it is where a file has several learners. */
export function MembershipTable({ memberships, today, zone, hidesMoney = false }: Props) {
  const t = useTranslations('memberships.table')
  const means = useTranslations('orders.means')
  const columns: Column<FileMembership>[] = [
    { key: 'learner', label: t('learner'), cell: (row) => row.learnerName },
    {
      key: 'boughtOn',
      label: t('boughtOn'),
      numeric: true,
      cell: (row) => formatNumericDay(row.orderedAt ? dayOf(row.orderedAt, zone) : row.startsOn),
    },
    { key: 'price', label: t('price'), numeric: true, cell: (row) => <Price membership={row} /> },
    {
      key: 'order',
      label: t('order'),
      cell: (row) => (row.orderNumber === null ? t('noOrder') : formatOrderNumber(row.orderNumber)),
    },
    {
      key: 'endsOn',
      label: t('endsOn'),
      numeric: true,
      cell: (row) => <End membership={row} today={today} />,
    },
    { key: 'means', label: t('means'), cell: (row) => (row.means ? means(row.means) : '–') },
  ]
  const shown = columns.filter(({ key }) => !hidesMoney || !ofMoney.includes(key))
  return <Records caption={t('caption')} columns={shown} rows={memberships} />
}

function Price({ membership: { priceCents, currency, isReduced } }: { membership: FileMembership }) {
  const t = useTranslations('memberships.table')
  if (priceCents === null || !currency) return '–'
  return (
    <>
      {formatCents(priceCents, currency)}
      {isReduced ? <span className="block text-sm text-muted">{t('reduced')}</span> : null}
    </>
  )
}

function End({ membership, today }: { membership: FileMembership; today: Day }) {
  const t = useTranslations('memberships.state')
  const state = isInForce(membership, today) ? 'current' : membership.startsOn > today ? 'coming' : 'ended'
  return (
    <>
      <span className="block">{formatNumericDay(membership.endsOn)}</span>
      <Tag kind={state === 'current' ? 'positive' : 'neutral'}>{t(state)}</Tag>
    </>
  )
}
