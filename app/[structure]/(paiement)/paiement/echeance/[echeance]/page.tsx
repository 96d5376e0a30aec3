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
import { env } from '@/lib/core/env'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { type Day, dayOf } from '@/lib/core/time'
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
  const { actor, structure, now } = await requireMember(
    slug,
    `/${slug}/paiement/echeance/${encodeURIComponent(echeance)}`,
  )
  const part = (await findOwnInstalment(actor, echeance)) ?? notFound()
  const { essai, inacheve } = await searchParams
  const t = await getTranslations('schedules')
  const today = dayOf(now, structure.timeZone)
  const scope = { structureId: structure.id, orderIds: [part.orderId] }
  const parts = await listInstalments(scope, today, structure.timeZone)
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
        <State {...{ structure, part, today }} tries={Number(essai) || 0} isUnfinished={inacheve !== undefined} />
        <section className="grid gap-3">
          <h2 className="display text-xl">{t('title')}</h2>
          <Schedule caption={t('caption', { number })} currency={part.currency} parts={parts} />
        </section>
      </div>
    </div>
  )
}

type StateProps = {
  structure: Structure
  part: OwnInstalment
  today: Day
  tries: number
  isUnfinished: boolean
}

/** What can be done about a part: nothing once it is paid or while the bank works on it, else pay it. */
async function State({ structure, part, today, tries, isUnfinished }: StateProps) {
  const t = await getTranslations('schedules.pay')
  const { slug } = structure
  const purchases = <LinkButton href={`/${slug}/mon-compte/achats`}>{t('purchases')}</LinkButton>
  if (part.state === 'paid')
    return (
      <Notice kind="positive" title={t('doneTitle')} action={purchases}>
        {t('done')}
      </Notice>
    )
  if (part.state === 'processing') return <Wait slug={slug} part={part} tries={tries} />
  if (part.state === 'refused') return <PayPart {...{ structure, part, today, isUnfinished }} />
  return (
    <Notice title={t('nothingTitle')} action={purchases}>
      {part.state === 'upcoming' ? t('upcoming') : t('nothing')}
    </Notice>
  )
}

async function Wait({ slug, part, tries }: { slug: string } & Pick<StateProps, 'part' | 'tries'>) {
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

/** Why it wasn't charged, and until when nothing is lost by it; past that day, what the structure does then ([1.D11]). */
async function describeRefusal({ failure, graceUntil }: OwnInstalment, structure: Structure, today: Day) {
  const t = await getTranslations('schedules.pay')
  const why = t(failure === 'authentication_failed' ? 'authenticate' : 'refused')
  if (!graceUntil) return why
  const isLate = graceUntil < today
  const { suspendsAfterGrace } = structure.settings.money
  const until = isLate ? (suspendsAfterGrace ? 'suspended' : 'late') : 'grace'
  return `${why} ${t(until, { day: formatDay(graceUntil) })}`
}

async function PayPart({ structure, part, today, isUnfinished }: Omit<StateProps, 'tries'>) {
  const t = await getTranslations('schedules.pay')
  const payments = await getTranslations('payments')
  const { slug } = structure
  const failure = part.failure ? payments(`failures.${part.failure}`) : payments('unfinished')
  const texts = await listCardFormTexts(formatCents(part.amountCents, part.currency), t('nothingCharged'))
  return (
    <div className="grid gap-6">
      <Notice kind="warning">{await describeRefusal(part, structure, today)}</Notice>
      <Card raised className="grid gap-5">
        <p className="text-muted">{payments('reassurance')}</p>
        {part.hasNext ? <p className="text-sm text-muted">{t('keeps')}</p> : null}
        <CardForm
          publishableKey={env().STRIPE_PUBLISHABLE_KEY}
          start={startInstalment}
          fields={{ structure: slug, instalment: part.id }}
          returnPath={`/${slug}/paiement/echeance/${part.id}/retour`}
          cartPath={`/${slug}/mon-compte/achats`}
          // What the bank said without them is told above; this is about what they have just tried.
          failure={isUnfinished ? failure : null}
          texts={{ ...texts, back: t('purchases') }}
        />
      </Card>
    </div>
  )
}
