import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card, Tag } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { ofName } from '@/lib/core/elision'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
import { remindPersonAction } from '@/lib/desk/actions'
import { isRemindedOn } from '@/lib/desk/rules'
import type { Due, DuePerson } from '@/lib/desk/types'
import { formatOrderNumber } from '@/lib/orders/rules'
import { formatPhone } from '@/lib/site/rules'
import type { Structure } from '@/lib/structures/queries'
import type { WaitingTransfer } from '@/lib/transfers/queries'

type Props = { person: DuePerson; structure: Structure; today: Day; transfers: readonly WaitingTransfer[] }

/** Somebody who owes: how to reach them, what and since when, whether they were recalled, and the one button that does it. */
export async function PersonDues({ person, structure, today, transfers }: Props) {
  const t = await getTranslations('desk.dunning')
  const name = `${person.firstName} ${person.lastName}`
  const owed = new Set(person.dues.map(({ orderId }) => orderId))
  const received = transfers.find(({ proposal }) => proposal?.orderIds.some((id) => owed.has(id)))
  return (
    <Card as="li" className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">{name}</h2>
        <p className="font-semibold">{t('owes', { total: formatCents(person.totalCents, structure.currency) })}</p>
      </div>
      <p className="text-sm break-words text-muted">
        <a href={`/${structure.slug}/gestion/dossiers/${person.number}`}>{t('file', { number: person.number })}</a>
        {[person.email, person.phone && formatPhone(person.phone)].filter(Boolean).map((fact) => ` · ${fact}`)}
      </p>
      <ul className="grid gap-2">
        {person.dues.map((due) => (
          <DueLine key={due.paymentId} due={due} structure={structure} />
        ))}
      </ul>
      {received ? (
        <Notice kind="warning">
          {t('perhapsPaid', { ofPayer: ofName(received.payerName), day: formatNumericDay(received.bookedOn) })}
        </Notice>
      ) : null}
      <Reminder {...{ person, structure, today, name }} />
    </Card>
  )
}

async function DueLine({ due, structure }: { due: Due; structure: Structure }) {
  const [t, means] = await Promise.all([getTranslations('desk.dunning'), getTranslations('orders.byMeans')])
  const number = formatOrderNumber(due.orderNumber)
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <Tag kind={due.reason === 'bounced' ? 'danger' : 'warning'}>{t(`reasons.${due.reason}`)}</Tag>
      <span className="min-w-0">
        {t('due', { amount: formatCents(due.amountCents, structure.currency), means: means(due.means) })}
        {due.dueOn ? `, ${t('lateSince', { day: formatNumericDay(due.dueOn) })}` : null}
        {due.instalments > 1 && due.reason === 'late'
          ? `, ${t('part', { rank: due.instalment, count: due.instalments })}`
          : null}
        {' · '}
        <a href={`/${structure.slug}/gestion/commandes/${number}`}>{t('order', { number })}</a>
      </span>
    </li>
  )
}

async function Reminder({ person, structure, today, name }: Omit<Props, 'transfers'> & { name: string }) {
  const t = await getTranslations('desk.dunning')
  if (!person.email) return <p className="text-muted">{t('noAddress')}</p>
  if (isRemindedOn(person, today, structure.timeZone))
    return (
      <Notice kind="positive" role="status">
        {t('sentOn')}
      </Notice>
    )
  return (
    <ActionForm action={remindPersonAction} className="gap-3">
      <HiddenFields structure={structure.slug} client={person.clientFileId} />
      <div className="flex flex-wrap items-center gap-4">
        <SubmitButton look="quiet" icon="mail" pendingLabel={t('sending')} aria-label={t('sendLabel', { name })}>
          {t('send')}
        </SubmitButton>
        {person.remindedAt ? (
          <span className="text-sm text-muted">
            {t('lastSent', { day: formatNumericDay(dayOf(person.remindedAt, structure.timeZone)) })}
          </span>
        ) : null}
      </div>
    </ActionForm>
  )
}
