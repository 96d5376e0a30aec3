import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Schedule } from '@/components/orders/schedule'
import { CardForm } from '@/components/payments/card-form'
import { listCardFormTexts } from '@/components/payments/card-form-texts'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Waiting } from '@/components/ui/progress'
import { clock } from '@/lib/core/clock'
import { env } from '@/lib/core/env'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf } from '@/lib/core/time'
import { requireMember } from '@/lib/gate/actor'
import { startInstalment } from '@/lib/instalments/actions'
import { findOwnInstalment, listInstalments, type OwnInstalment } from '@/lib/instalments/queries'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { Structure } from '@/lib/structures/queries'

type Props = {
  params: Promise<{ structure: string; echeance: string }>
  searchParams: Promise<{ essai?: string; inacheve?: string }>
}

/** How often the page looks again, every two seconds, before it lets the buyer go. */
const mostTries = 6

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('schedules.pay'))('title') }
}

/** Where the mail about a refused instalment leads: its holder pays it, there and then, and the schedule is shown ([1.D11]). */
export default async function InstalmentPage({ params, searchParams }: Props) {
  const { structure: slug, echeance } = await params
  const { actor, structure } = await requireMember(slug, `/${slug}/paiement/echeance/${encodeURIComponent(echeance)}`)
  const part = (await findOwnInstalment(actor, echeance)) ?? notFound()
  const { essai, inacheve } = await searchParams
  const t = await getTranslations('schedules')
  const parts = await listPartsOf(structure, part.orderId)
  const number = formatOrderNumber(part.orderNumber)
  const count = parts.filter(({ isReplacement, rank }) => rank > 0 && !isReplacement).length
  const amount = formatCents(part.amountCents, part.currency)
  return (
    <div className="page pb-16">
      <PageHeader
        title={t('pay.heading', { rank: part.rank, count, number })}
        lead={part.dueOn ? t('pay.lead', { amount, day: formatDay(part.dueOn) }) : amount}
      />
      <div className="mt-8 grid items-start gap-8 lg:grid-cols-[1fr_26rem]">
        <State slug={slug} part={part} tries={Number(essai) || 0} isUnfinished={inacheve !== undefined} />
        <section className="grid gap-3">
          <h2 className="display text-xl">{t('title')}</h2>
          <Schedule caption={t('caption', { number })} currency={part.currency} parts={parts} />
        </section>
      </div>
    </div>
  )
}

async function listPartsOf({ id: structureId, timeZone }: Structure, orderId: string) {
  const today = dayOf(await clock(), timeZone)
  return listInstalments({ structureId, orderIds: [orderId] }, today, timeZone)
}

type StateProps = { slug: string; part: OwnInstalment; tries: number; isUnfinished: boolean }

/** What can be done about a part: nothing once it is paid or while the bank works on it, else pay it. */
async function State({ slug, part, tries, isUnfinished }: StateProps) {
  const t = await getTranslations('schedules.pay')
  const purchases = <LinkButton href={`/${slug}/mon-compte/achats`}>{t('purchases')}</LinkButton>
  if (part.state === 'paid')
    return (
      <Notice kind="positive" title={t('doneTitle')} action={purchases}>
        {t('done')}
      </Notice>
    )
  if (part.state === 'processing') return <Wait slug={slug} part={part} tries={tries} />
  if (part.state === 'refused') return <PayPart slug={slug} part={part} isUnfinished={isUnfinished} />
  return (
    <Notice title={t('nothingTitle')} action={purchases}>
      {part.state === 'upcoming' ? t('upcoming') : t('nothing')}
    </Notice>
  )
}

async function Wait({ slug, part, tries }: Omit<StateProps, 'isUnfinished'>) {
  const t = await getTranslations('payments.processing')
  const again = `/${slug}/paiement/echeance/${part.id}/retour`
  if (tries > mostTries)
    return (
      <Notice title={t('longTitle')} action={<LinkButton href={again}>{t('refresh')}</LinkButton>}>
        {(await getTranslations('schedules.pay'))('long')}
      </Notice>
    )
  return (
    <>
      <meta httpEquiv="refresh" content={`2;url=${again}?essai=${tries}`} />
      <Waiting label={t('text')} />
    </>
  )
}

async function PayPart({ slug, part, isUnfinished }: Omit<StateProps, 'tries'>) {
  const t = await getTranslations('schedules.pay')
  const payments = await getTranslations('payments')
  const { failure, graceUntil, currency } = part
  const why = failure ? payments(`failures.${failure}`) : null
  return (
    <div className="grid gap-6">
      {graceUntil ? <Notice kind="warning">{t('grace', { day: formatDay(graceUntil) })}</Notice> : null}
      <Card raised className="grid gap-5">
        <p className="text-muted">{payments('reassurance')}</p>
        {part.hasNext ? <p className="text-sm text-muted">{t('keeps')}</p> : null}
        <CardForm
          publishableKey={env().STRIPE_PUBLISHABLE_KEY}
          start={startInstalment}
          fields={{ structure: slug, instalment: part.id }}
          returnPath={`/${slug}/paiement/echeance/${part.id}/retour`}
          cartPath={`/${slug}/mon-compte/achats`}
          failure={why ?? (isUnfinished ? payments('unfinished') : null)}
          texts={{
            ...(await listCardFormTexts(formatCents(part.amountCents, currency), t('nothingCharged'))),
            back: t('purchases'),
          }}
        />
      </Card>
    </div>
  )
}
