import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CreditUsed } from '@/components/account-credits/credit-used'
import { HoldLeft } from '@/components/orders/hold-left'
import { OrderLines } from '@/components/orders/order-lines'
import { Schedule } from '@/components/orders/schedule'
import { CardForm } from '@/components/payments/card-form'
import { listCardFormTexts } from '@/components/payments/card-form-texts'
import { PaymentSteps } from '@/components/payments/payment-steps'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { clock } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { formatDay, formatTime } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf, wallTimeOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { listInstalments } from '@/lib/instalments/queries'
import { computeDueNow } from '@/lib/instalments/rules'
import type { Instalment } from '@/lib/instalments/types'
import { findOrder, type Order } from '@/lib/orders/queries'
import { formatOrderNumber, isKeptInCart, lastDayBefore } from '@/lib/orders/rules'
import { startPayment } from '@/lib/payments/actions'
import { paymentFailures } from '@/lib/payments/types'
import type { Structure } from '@/lib/structures/queries'
import { Offline } from './offline'

type Props = {
  params: Promise<{ structure: string; order: string }>
  searchParams: Promise<{ inacheve?: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.steps'))('payment') }
}

/** Paying an order: by card with fields that are the provider's, or how to send a transfer or cheques ([1.D2] [1.D4] [1.D5]). */
export default async function PaymentPage({ params, searchParams }: Props) {
  const { structure: slug, order: orderId } = await params
  const path = `/${slug}/paiement/${orderId}`
  const { actor, structure } = await requireMember(slug, path)
  const order = (await findOrder(actor, orderId)) ?? notFound()
  if (order.status === 'paid') redirect(`${path}/merci` as never)
  if (order.isProcessing) redirect(`${path}/merci` as never)
  const t = await getTranslations('payments')
  const number = formatOrderNumber(order.number)
  const parts = await listPartsOf(structure, orderId)
  const amount = formatCents(order.totalCents, order.currency)
  return (
    <div className="page pb-16">
      <PageHeader title={t('title', { number })} lead={t('lead', { amount })} />
      <PaymentSteps slug={slug} current={1} />
      {order.status === 'pending' ? <CreditUsed parts={parts} currency={order.currency} /> : null}
      {order.status === 'pending' ? (
        <div className="mt-8 grid items-start gap-8 lg:grid-cols-[1fr_22rem]">
          {isKeptInCart(order.means) ? (
            <CardPayment
              slug={slug}
              order={order}
              parts={parts}
              isUnfinished={(await searchParams).inacheve !== undefined}
            />
          ) : (
            <Offline structure={structure} order={order} />
          )}
          <Summary slug={slug} structure={structure} order={order} />
        </div>
      ) : (
        <Ended slug={slug} />
      )}
    </div>
  )
}

async function listPartsOf({ id: structureId, timeZone }: Structure, orderId: string) {
  const today = dayOf(await clock(), timeZone)
  return listInstalments({ structureId, orderIds: [orderId] }, today, timeZone)
}

type CardProps = { slug: string; order: Order; parts: readonly Instalment[]; isUnfinished: boolean }

async function CardPayment({ slug, order, parts, isUnfinished }: CardProps) {
  const t = await getTranslations('payments')
  const amount = formatCents(computeDueNow(order.totalCents, parts), order.currency)
  return (
    <Card raised className="grid gap-5">
      {order.instalments > 1 ? <Plan order={order} parts={parts} amount={amount} /> : null}
      <p className="text-muted">{t('reassurance')}</p>
      <CardForm
        publishableKey={env().STRIPE_PUBLISHABLE_KEY}
        start={startPayment}
        fields={{ structure: slug, order: order.id }}
        returnPath={`/${slug}/paiement/${order.id}/retour`}
        cartPath={`/${slug}/panier`}
        failure={await describeFailure(order, isUnfinished)}
        texts={await listCardFormTexts(amount)}
      />
    </Card>
  )
}

/** What is paid now and what its card will be charged later, said before it is typed ([1.D11]). */
async function Plan({ order, parts, amount }: { order: Order; parts: readonly Instalment[]; amount: string }) {
  const t = await getTranslations('schedules')
  const number = formatOrderNumber(order.number)
  return (
    <div className="grid gap-3">
      <h2 className="display text-xl">{t('plan.title', { count: order.instalments })}</h2>
      <p>{t('plan.text', { amount })}</p>
      <Schedule caption={t('caption', { number })} currency={order.currency} parts={parts} />
    </div>
  )
}

/** Why the last attempt didn't succeed: the bank's reason, or that the buyer left in the middle. */
async function describeFailure({ lastFailure }: Order, isUnfinished: boolean): Promise<string | null> {
  const t = await getTranslations('payments')
  const code = paymentFailures.find((failure) => failure === lastFailure)
  if (code) return t(`failures.${code}`)
  return isUnfinished ? t('unfinished') : null
}

async function Summary({ slug, structure, order }: { slug: string; structure: Structure; order: Order }) {
  const [t, held] = await Promise.all([getTranslations('payments'), getTranslations('places.hold')])
  const { expiresAt } = order
  return (
    <Card className="grid gap-4">
      <h2 className="display text-xl">{t('summary')}</h2>
      <OrderLines lines={order.lines} currency={order.currency} total={order.totalCents} zone={structure.timeZone} />
      {expiresAt && order.lines.some(({ sessions }) => sessions.length > 0) ? (
        isKeptInCart(order.means) ? (
          <HoldLeft until={expiresAt} now={await clock()} />
        ) : (
          <p className="font-medium">
            {held('untilDay', { day: formatDay(lastDayBefore(expiresAt, structure.timeZone)) })}
          </p>
        )
      ) : null}
      {expiresAt && isKeptInCart(order.means) ? (
        <p className="text-sm text-muted">
          {t('until', { time: formatTime(wallTimeOf(expiresAt, structure.timeZone)) })}
        </p>
      ) : null}
      <a href={`/${slug}/panier`} className="inline-flex min-h-11 items-center">
        {t('back')}
      </a>
    </Card>
  )
}

async function Ended({ slug }: { slug: string }) {
  const t = await getTranslations('payments')
  return (
    <Notice
      className="mt-8"
      title={t('ended.title')}
      action={<LinkButton href={`/${slug}/panier`}>{t('back')}</LinkButton>}
    >
      {t('ended.text')}
    </Notice>
  )
}
