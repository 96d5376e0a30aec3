import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Granted } from '@/components/payments/granted'
import { PaymentSteps } from '@/components/payments/payment-steps'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Waiting } from '@/components/ui/progress'
import { formatCents } from '@/lib/core/money'
import { requireMember } from '@/lib/gate/actor'
import { findOrder, type Order } from '@/lib/orders/queries'
import { formatOrderNumber } from '@/lib/orders/rules'

type Props = {
  params: Promise<{ structure: string; order: string }>
  searchParams: Promise<{ essai?: string }>
}

/** How often the page looks again, every two seconds, before it lets the buyer go ([1.D2]: a few seconds). */
const mostTries = 6

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payments.steps'))('done') }
}

/** The credits are here when this page opens; while the bank hasn't answered, it says so and looks again ([1.D2]). */
export default async function ThanksPage({ params, searchParams }: Props) {
  const { structure: slug, order: orderId } = await params
  const path = `/${slug}/paiement/${orderId}`
  const { actor, structure } = await requireMember(slug, `${path}/merci`)
  const order = (await findOrder(actor, orderId)) ?? notFound()
  const tries = Number((await searchParams).essai) || 0
  if (order.status !== 'paid' && !(order.status === 'pending' && (order.isProcessing || tries > 0)))
    redirect(path as never)
  return (
    <div className="page grid gap-8 pb-16">
      {order.status === 'paid' ? (
        <Done slug={slug} order={order} zone={structure.timeZone} />
      ) : (
        <Wait path={path} tries={tries} />
      )}
    </div>
  )
}

async function Done({ slug, order, zone }: { slug: string; order: Order; zone: string }) {
  const t = await getTranslations('payments.done')
  const plan = await getTranslations('schedules.plan')
  const hasLessons = order.lines.some((line) => line.kind === 'individual')
  // Its lessons are somebody else's: what is left to do is to hand it over.
  const isGift = order.lines.every((line) => line.kind === 'gift')
  const account = `/${slug}/mon-compte`
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead', {
          number: formatOrderNumber(order.number),
          amount: formatCents(order.totalCents, order.currency),
        })}
        className="pb-0"
      />
      <PaymentSteps slug={slug} current={2} />
      <Granted lines={order.lines} zone={zone} />
      {order.means === 'card' && order.instalments > 1 ? <p>{plan('paid')}</p> : null}
      <div className="flex flex-wrap gap-3">
        {hasLessons ? (
          <LinkButton size="large" icon="calendar-plus" href={`${account}/reserver`}>
            {t('book')}
          </LinkButton>
        ) : null}
        <LinkButton size="large" look={hasLessons || isGift ? 'quiet' : 'primary'} href={`${account}/suivi`}>
          {t('follow')}
        </LinkButton>
        <LinkButton size="large" look={isGift ? 'primary' : 'quiet'} href={`${account}/achats`}>
          {t('purchases')}
        </LinkButton>
      </div>
    </>
  )
}

async function Wait({ path, tries }: { path: string; tries: number }) {
  const t = await getTranslations('payments.processing')
  const again = `${path}/retour?essai=${tries}`
  if (tries > mostTries) {
    return (
      <>
        <PageHeader title={t('longTitle')} />
        <Notice action={<LinkButton href={`${path}/retour`}>{t('refresh')}</LinkButton>}>{t('longText')}</Notice>
      </>
    )
  }
  return (
    <>
      <meta httpEquiv="refresh" content={`2;url=${again}`} />
      <PageHeader title={t('title')} />
      <Waiting label={t('text')} />
    </>
  )
}
