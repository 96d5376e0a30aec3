import { useTranslations } from 'next-intl'
import { Tag } from '@/components/ui/card'
import { Table, Td, Th } from '@/components/ui/table'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import type { FileMembership } from '@/lib/memberships/queries'
import { isInForce } from '@/lib/memberships/rules'
import { formatOrderNumber } from '@/lib/orders/rules'

type Props = { memberships: FileMembership[]; today: Day; zone: string }

/** Date d'achat, Tarif, Achat, Date d'expiration, Moyen ([1.E1]), and whose it is where a file has several learners. */
export function MembershipTable({ memberships, today, zone }: Props) {
  const t = useTranslations('memberships.table')
  return (
    <Table caption={t('caption')}>
      <thead>
        <tr>
          <Th>{t('learner')}</Th>
          <Th numeric>{t('boughtOn')}</Th>
          <Th numeric>{t('price')}</Th>
          <Th>{t('order')}</Th>
          <Th numeric>{t('endsOn')}</Th>
          <Th>{t('means')}</Th>
        </tr>
      </thead>
      <tbody>
        {memberships.map((membership) => (
          <Row key={membership.id} membership={membership} today={today} zone={zone} />
        ))}
      </tbody>
    </Table>
  )
}

function Row({ membership, today, zone }: { membership: FileMembership; today: Day; zone: string }) {
  const t = useTranslations()
  const { orderedAt, priceCents, currency, orderNumber, isReduced, means } = membership
  const boughtOn = orderedAt ? dayOf(orderedAt, zone) : membership.startsOn
  const state = isInForce(membership, today) ? 'current' : membership.startsOn > today ? 'coming' : 'ended'
  return (
    <tr>
      <Td>{membership.learnerName}</Td>
      <Td numeric>{formatNumericDay(boughtOn)}</Td>
      <Td numeric>
        {priceCents === null || !currency ? '–' : formatCents(priceCents, currency)}
        {isReduced ? <span className="block text-sm text-muted">{t('memberships.table.reduced')}</span> : null}
      </Td>
      <Td>{orderNumber === null ? t('memberships.table.noOrder') : formatOrderNumber(orderNumber)}</Td>
      <Td numeric>
        <span className="block">{formatNumericDay(membership.endsOn)}</span>
        <Tag kind={state === 'current' ? 'positive' : 'neutral'}>{t(`memberships.state.${state}`)}</Tag>
      </Td>
      <Td>{means ? t(`orders.means.${means}`) : '–'}</Td>
    </tr>
  )
}
