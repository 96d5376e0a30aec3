import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { RefundPlanView } from '@/components/refunds/refund-plan'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { clock } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/formatting'
import { isId } from '@/lib/core/ids'
import type { Instant } from '@/lib/core/time'
import { type MemberName, requireMember } from '@/lib/gate/actor'
import { formatOrderNumber } from '@/lib/orders/rules'
import { withdrawAction } from '@/lib/refunds/actions'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { checkWithdrawal, computeWithdrawalEnd, fingerprintPlan, planRefund } from '@/lib/refunds/rules'
import type { RefundableLine, RefundableOrder } from '@/lib/refunds/types'
import type { Structure } from '@/lib/structures/queries'
import { Impossible } from './impossible'
import { Withdrawn } from './withdrawn'

type Props = { params: Promise<{ structure: string; ligne: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('refunds.withdrawal'))('title') }
}

/** 'Renoncer au contrat ici', second step: what comes back, then the click that renounces ([1.D13] [6.L2]). */
export default async function WithdrawPage({ params }: Props) {
  const { structure: slug, ligne } = await params
  const { actor, structure, name } = await requireMember(slug, `/${slug}/mon-compte/achats/renoncer/${ligne}`)
  if (!isId(ligne)) notFound()
  const order = (await findRefundableOrder({ ...actor, lineId: ligne })) ?? notFound()
  const line = order.lines.find(({ id }) => id === ligne)!
  const [now, t] = await Promise.all([clock(), getTranslations('refunds.withdrawal')])
  const verdict = checkWithdrawal(order, ligne, now)
  return (
    <div className="page pb-16">
      <div className="mx-auto grid max-w-[44rem] gap-6">
        <PageHeader
          className="!pb-0"
          title={t('title')}
          lead={verdict.ok ? t('lead', { day: formatDay(computeWithdrawalEnd(order.orderedOn)) }) : undefined}
        />
        <Card accent>
          <p className="display text-2xl">{line.name}</p>
          <p className="text-muted">
            {line.learnerName} ·{' '}
            {t('subject', { number: formatOrderNumber(order.number), day: formatDay(order.orderedOn) })}
          </p>
        </Card>
        {line.isWithdrawn ? (
          <Withdrawn structure={structure} order={order} lineId={ligne} />
        ) : verdict.ok ? (
          <Confirmation structure={structure} order={order} line={line} person={name} now={now} />
        ) : (
          <Impossible structure={structure} refusal={verdict.refusal} detail={verdict.detail} />
        )}
      </div>
    </div>
  )
}

type Confirmed = {
  structure: Structure
  order: RefundableOrder
  line: RefundableLine
  person: MemberName
  now: Instant
}

async function Confirmation({ structure, order, line, person, now }: Confirmed) {
  const t = await getTranslations('refunds.withdrawal')
  const plan = planRefund(order, [line.id], now)
  const number = formatOrderNumber(order.number)
  const name = `${person.firstName} ${person.lastName}`
  return (
    <Card as="section" raised aria-labelledby="apercu" className="grid min-w-0 gap-5">
      <h2 id="apercu" className="text-xl">
        {t('preview')}
      </h2>
      <RefundPlanView order={order} plan={plan} reader="member" />
      <blockquote className="border-l-4 border-line-strong pl-4">
        {t('statement', { name, offer: line.name, day: formatDay(order.orderedOn), number })}
      </blockquote>
      {person.email ? <p className="text-sm text-muted">{t('receipt', { email: person.email })}</p> : null}
      <ActionForm action={withdrawAction}>
        <HiddenFields
          structure={structure.slug}
          order={order.id}
          line={line.id}
          seen={fingerprintPlan(plan)}
          requestKey={randomUUID()}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton look="danger" size="large" pendingLabel={t('pending')}>
            {t('submit')}
          </SubmitButton>
          <LinkButton look="quiet" size="large" href={`/${structure.slug}/mon-compte/achats`}>
            {t('keep')}
          </LinkButton>
        </div>
      </ActionForm>
    </Card>
  )
}
