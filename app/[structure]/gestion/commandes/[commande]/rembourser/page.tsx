import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { RefundPlanView } from '@/components/refunds/refund-plan'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Textarea } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { clock } from '@/lib/core/clock'
import { formatCents } from '@/lib/core/money'
import type { Instant } from '@/lib/core/time'
import { readOrderNumber } from '@/lib/desk/rules'
import { requireStaff } from '@/lib/gate/actor'
import { formatOrderNumber } from '@/lib/orders/rules'
import { refundAction } from '@/lib/refunds/actions'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { checkRefund, fingerprintPlan, planRefund } from '@/lib/refunds/rules'
import type { RefundableOrder } from '@/lib/refunds/types'
import { moneyDesk } from '@/lib/staff/types'
import { LineChoice } from './line-choice'

type Props = {
  params: Promise<{ structure: string; commande: string }>
  searchParams: Promise<{ ligne?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const number = decodeURIComponent((await params).commande)
  return { title: (await getTranslations('refunds.office'))('title', { number }) }
}

/** 'Rembourser': which lines, then what comes of it, then the click ([1.D10]). */
export default async function RefundPage({ params, searchParams }: Props) {
  const { structure: slug, commande } = await params
  const path = `/${slug}/gestion/commandes/${commande}`
  const { structure } = await requireStaff(slug, `${path}/rembourser`, moneyDesk)
  const number = /^C\d{1,9}$/.test(commande) ? readOrderNumber(commande) : null
  const order =
    (number === null ? null : await findRefundableOrder({ structureId: structure.id, number })) ?? notFound()
  const [now, t] = await Promise.all([clock(), getTranslations('refunds.office')])
  const wanted = [(await searchParams).ligne ?? []].flat()
  const lineIds = order.lines.map(({ id }) => id).filter((id) => wanted.includes(id))
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back', { number: formatOrderNumber(order.number) })}</a>}
        title={t('title', { number: formatOrderNumber(order.number) })}
        lead={t('lead')}
        className="pb-0"
      />
      <LineChoice order={order} chosen={lineIds} action={`${path}/rembourser`} now={now} />
      {lineIds.length > 0 ? <Decision slug={slug} order={order} lineIds={lineIds} now={now} /> : null}
    </div>
  )
}

type DecisionProps = { slug: string; order: RefundableOrder; lineIds: string[]; now: Instant }

async function Decision({ slug, order, lineIds, now }: DecisionProps) {
  const [t, refusals] = await Promise.all([getTranslations('refunds.office'), getTranslations('refunds.refusals')])
  const number = formatOrderNumber(order.number)
  const verdict = checkRefund(order, lineIds, now)
  const plan = planRefund(order, lineIds, now)
  const back = `/${slug}/gestion/commandes/${number}`
  if (!verdict.ok) return <Notice kind="warning">{refusals(verdict.refusal)}</Notice>
  return (
    <Card as="section" raised aria-labelledby="apercu" className="grid min-w-0 gap-5">
      <h2 id="apercu" className="text-xl">
        {t('preview')}
      </h2>
      <RefundPlanView order={order} plan={plan} reader="office" />
      <p className="text-sm text-muted">
        {t('creditNote', { amount: formatCents(plan.creditedCents, order.currency) })}
      </p>
      <ActionForm action={refundAction}>
        <HiddenFields
          structure={slug}
          commande={number}
          order={order.id}
          seen={fingerprintPlan(plan)}
          requestKey={randomUUID()}
        />
        {lineIds.map((id) => (
          <input key={id} type="hidden" name="line" value={id} />
        ))}
        <Textarea name="note" label={t('note')} help={t('noteHelp')} rows={2} maxLength={500} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton look="danger" size="large" pendingLabel={t('pending')}>
            {t('submit', { amount: formatCents(plan.amountCents, order.currency) })}
          </SubmitButton>
          <LinkButton look="quiet" size="large" href={back}>
            {t('keep')}
          </LinkButton>
        </div>
      </ActionForm>
    </Card>
  )
}
