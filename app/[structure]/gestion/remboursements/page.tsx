import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card } from '@/components/ui/card'
import { TextInput } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { formatOrderNumber } from '@/lib/orders/rules'
import { payBackAction } from '@/lib/refunds/actions'
import {
  listOpenDisputes,
  listPartsByHand,
  type OpenDispute,
  type PartToPayBack,
} from '@/lib/refunds/queries/find-refund'
import { moneyDesk } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<{ rendu?: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refunds.toPay'))('title') }
}

/** What a person has to give back by hand, the oldest decision first ([1.D10]). */
export default async function RefundsToPayPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { actor, structure } = await requireStaff(slug, `/${slug}/gestion/remboursements`, moneyDesk)
  const [parts, disputes, t] = await Promise.all([
    listPartsByHand(actor),
    listOpenDisputes(actor),
    getTranslations('refunds.toPay'),
  ])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      {(await searchParams).rendu ? (
        <Notice kind="positive" role="status">
          {t('noted')}
        </Notice>
      ) : null}
      <Disputes slug={slug} disputes={disputes} zone={structure.timeZone} />
      {parts.length === 0 ? (
        <EmptyState icon="done" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {parts.map((part) => (
            <li key={part.id}>
              <ToPay slug={slug} part={part} zone={structure.timeZone} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type DisputesProps = { slug: string; disputes: OpenDispute[]; zone: string }

/** What a bank waits to be answered about: it decides for the cardholder when nobody answers. */
async function Disputes({ slug, disputes, zone }: DisputesProps) {
  if (disputes.length === 0) return null
  const t = await getTranslations('refunds.toPay')
  return (
    <Notice kind="warning" title={t('disputes')}>
      <p>{t('disputesText')}</p>
      <ul className="mt-2 grid gap-1">
        {disputes.map(({ id, orderNumber, person, amountCents, currency, openedAt }) => (
          <li key={id}>
            <a href={`/${slug}/gestion/commandes/${formatOrderNumber(orderNumber)}`}>
              {t('order', { number: formatOrderNumber(orderNumber) })}
            </a>{' '}
            · {person} ·{' '}
            {t('contestedOn', {
              amount: formatCents(amountCents, currency),
              day: formatNumericDay(dayOf(openedAt, zone)),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

async function ToPay({ slug, part, zone }: { slug: string; part: PartToPayBack; zone: string }) {
  const [t, means] = await Promise.all([getTranslations('refunds.toPay'), getTranslations('orders.byMeans')])
  const number = formatOrderNumber(part.orderNumber)
  const amount = formatCents(part.amountCents, part.currency)
  return (
    <Card as="article" className="grid gap-4 lg:grid-cols-[1fr_1.2fr]">
      <div className="grid content-start gap-1">
        <p className="display text-2xl">{amount}</p>
        <p>
          {part.person} · <a href={`/${slug}/gestion/commandes/${number}`}>{t('order', { number })}</a>
        </p>
        <p className="text-sm text-muted">
          {t('paidBy', { means: means(part.means), day: formatNumericDay(dayOf(part.decidedAt, zone)) })}
        </p>
      </div>
      {part.isContested ? (
        <Notice kind="warning">{t('contested')}</Notice>
      ) : (
        <ActionForm action={payBackAction} className="grid content-start gap-3">
          <HiddenFields structure={slug} part={part.id} />
          {part.status === 'failed' ? <Notice kind="warning">{t('failed')}</Notice> : null}
          <TextInput name="reference" label={t('reference')} maxLength={100} autoComplete="off" required />
          <div>
            <SubmitButton aria-label={t('noteLabel', { amount, person: part.person })}>{t('note')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Card>
  )
}
